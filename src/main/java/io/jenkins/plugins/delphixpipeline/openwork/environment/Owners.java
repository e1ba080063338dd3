package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import java.util.List;
import java.util.function.Consumer;

/** Those whom environments belong to, as the controller knows them. */
public interface Owners {
    /** Whether the body of this step runs, or will after its build was resumed. */
    boolean awaits(Origin user);

    /** Whether the build of this step is known to have ended; one that is not found may only be loaded anew. */
    default boolean isOver(Origin user) {
        return false;
    }

    /** Whether there is no such job any more, or its branch is dead. */
    boolean isGone(String job);

    /**
     * Finds where the back end of an environment is today, which may take as long as back ends take.
     *
     * @param claimed which is about to be removed
     * @param then goes on with it, now or on another thread
     */
    default void locate(DataEnvironment claimed, Consumer<DataEnvironment> then) {
        then.accept(claimed);
    }

    /** Those who tell the owners what became of an attempt to remove an environment. */
    default List<RemovalListener> removalListeners() {
        return List.of();
    }
}
