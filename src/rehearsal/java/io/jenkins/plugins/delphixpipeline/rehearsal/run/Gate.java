package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Condition;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import java.util.List;
import java.util.stream.Stream;

/**
 * When the conditions of a stage are looked at: as in a Jenkins, inside of its options and behind its question, unless the stage asks
 * for it sooner.
 */
final class Gate {
    private static final String BEFORE_OPTIONS = "beforeOptions";
    private static final String BEFORE_INPUT = "beforeInput";

    private final Stage stage;
    private final boolean soon;
    private final Code code;
    private boolean open;
    private boolean shut;

    /** Before what of a stage. */
    enum Moment {
        BEFORE_OPTIONS,
        BEFORE_INPUT,
        LAST
    }

    /** @param wrapped whether some of its options do something before the stage begins */
    Gate(Stage stage, boolean wrapped, Code code) {
        this.stage = stage;
        // Where nothing comes before them, it makes no difference, and a stage that is skipped need not be told as
        // begun.
        this.soon = !wrapped && stage.input().isEmpty();
        this.code = code;
    }

    /** Whether the conditions keep the stage from going on; never before it is their time. */
    boolean isShut(Moment moment, Scope scope) throws Exception {
        if (open || !soon && moment != Moment.LAST && !asksFor(moment, scope)) {
            return false;
        }
        open = new When(code, inAgent(scope)).holds(read(scope));
        shut = !open;
        return shut;
    }

    /** Whether they have kept the stage from going on. */
    boolean hasShut() {
        return shut;
    }

    /** The agent of the stage is there unless the conditions are to be looked at before it. */
    private Scope inAgent(Scope scope) {
        boolean before = Stream.of("beforeAgent", BEFORE_OPTIONS, BEFORE_INPUT).anyMatch(word -> says(word, scope));
        return before ? scope : NodeContext.ofStage(stage, scope);
    }

    private boolean asksFor(Moment moment, Scope scope) {
        return says(moment == Moment.BEFORE_OPTIONS ? BEFORE_OPTIONS : BEFORE_INPUT, scope);
    }

    private boolean says(String word, Scope scope) {
        return read(scope).stream()
                .map(Condition::symbol)
                .anyMatch(each -> each.name().equals(word)
                        && Boolean.TRUE.equals(each.arguments().single().orElse(false)));
    }

    private List<Condition> read(Scope scope) {
        return code.read(stage.when(), scope);
    }
}
