package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** What those who keep states need to know of them. */
public final class StateNews {
    private StateNews() {}

    /** Whether anything is different that a restart could not find out by itself: all but how a job looked. */
    public static boolean isBetween(OperationState earlier, OperationState later) {
        return !facets(earlier).equals(facets(later));
    }

    /** Whether the later one has given the same master other data, and so settles what the earlier one left. */
    public static boolean settles(OperationState later, OperationState earlier) {
        Set<String> changed = earlier.masters().claim().writes();
        return !changed.isEmpty()
                && changed.equals(later.masters().claim().writes())
                && !later.masters().movedFrom().isEmpty();
    }

    /**
     * The same, but what had to be done before failing and could not be done is tried once more, with the operation's own login
     * first; where it failed only because nobody answered, or the login was turned away, its end is looked at before that.
     */
    public static OperationState tryingAgain(OperationState state) {
        // What was looked for in vain has no end to be seen, and may have arrived all the same.
        boolean unseen = state.last() != null && isUnseen(state.failure());
        OperationState again = state.tryingRemedyAgain(unseen);
        return again == state || state.binding() == null
                ? again
                : again.boundTo(state.binding().asBegun());
    }

    private static boolean isUnseen(Failure failure) {
        return failure != null
                && (failure.kind() == Problem.Kind.AUTHENTICATION
                        || failure.reason() != null && failure.reason().kind() == Problem.Kind.UNREACHABLE);
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
