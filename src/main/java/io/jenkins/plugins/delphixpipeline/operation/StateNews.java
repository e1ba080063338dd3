package io.jenkins.plugins.delphixpipeline.operation;

import java.util.Arrays;
import java.util.List;

/** Whether it is worth a write that a state has moved on. */
public final class StateNews {
    private StateNews() {}

    /** Whether anything is different that a restart could not find out by itself: all but how a job looked. */
    public static boolean isBetween(OperationState earlier, OperationState later) {
        return !facets(earlier).equals(facets(later));
    }

    private static List<Object> facets(OperationState state) {
        return Arrays.asList(
                state.factsWith(""),
                state.phases().size(),
                state.openPhase(),
                state.openJob(),
                state.intent(),
                state.doubted(),
                state.failure(),
                state.remedyFailure(),
                state.remedying(),
                state.stopping(),
                state.cancelAnswered());
    }
}
