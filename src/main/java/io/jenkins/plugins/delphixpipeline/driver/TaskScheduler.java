package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.driver.lane.Lane;
import java.time.Duration;

/** Where operations get a thread for the short time they need one. */
public interface TaskScheduler {
    /** For tasks that speak to no back end. */
    void soon(Runnable task);

    /** For tasks that speak to no back end. */
    void later(Duration delay, Runnable task);

    /** Among the tasks of its lane, so that it holds up no other lane however long it takes. */
    default void soon(Lane lane, Runnable task) {
        soon(task);
    }

    /** The same after a while. */
    default void later(Duration delay, Lane lane, Runnable task) {
        later(delay, task);
    }

    /** False while the controller prepares to shut down: nothing new is submitted then. */
    boolean maySubmit();

    /** False once it goes down: what guards data against a failed operation is still submitted until then. */
    default boolean mayGuard() {
        return maySubmit();
    }
}
