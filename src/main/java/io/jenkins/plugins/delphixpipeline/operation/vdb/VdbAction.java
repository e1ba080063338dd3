package io.jenkins.plugins.delphixpipeline.operation.vdb;

import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.Locale;
import java.util.function.Predicate;

/** What can be done to a VDB that exists, apart from a refresh. */
public enum VdbAction {
    START("running", RunState::running),
    STOP("stopped", state -> !state.running()),
    ENABLE("enabled", RunState::isCertainlyEnabled),
    DISABLE("disabled", RunState::isCertainlyDisabled),
    /** Back to a point of its own history. */
    REWIND(null, state -> false),
    /** Takes back the last refresh or rewind. */
    UNDO(null, state -> false),
    /** Gives it other scripts for its hooks. */
    SET_HOOKS(null, state -> false);

    private final String goal;
    private final Predicate<RunState> reached;

    VdbAction(String goal, Predicate<RunState> reached) {
        this.goal = goal;
        this.reached = reached;
    }

    public String verb() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a VDB is afterwards, in a word; null for an action that is about something else. */
    public String goal() {
        return goal;
    }

    /** Whether a VDB is already what the action would make of it. */
    public boolean isReached(RunState state) {
        return reached.test(state);
    }

    /** Whether it makes data readable that was not. */
    public boolean opensData() {
        return this == START || this == ENABLE;
    }

    /** Whether it puts other data into the VDB. */
    public boolean movesData() {
        return this == REWIND || this == UNDO;
    }
}
