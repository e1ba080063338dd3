package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.EnumSet;
import java.util.Set;

/**
 * Nobody is refused for what was only remembered. Steps share what they read for some seconds; whatever is missing there, or in
 * the way, may have come or gone meanwhile, by hand or by a job that ended between two questions. And what was done under guard is
 * not given up because it cannot be read for a while: unreadable is not disproved.
 */
public final class SecondLook {
    private static final Set<Problem.Kind> DEPENDS_ON_WHAT_IS_THERE =
            EnumSet.of(Problem.Kind.NOT_FOUND, Problem.Kind.AMBIGUOUS, Problem.Kind.REFUSED);

    private SecondLook() {}

    /** What the operation does next; before it is refused it looks again, with nothing remembered. */
    public static Next next(DataOperation operation, OperationState state, OperationContext context) {
        try {
            return operation.next(state, context);
        } catch (PlatformException e) {
            if (!DEPENDS_ON_WHAT_IS_THERE.contains(e.kind())) {
                throw e;
            }
            context.platform().forget();
            context.guardReader().forget();
            return again(operation, state, context);
        }
    }

    private static Next again(DataOperation operation, OperationState state, OperationContext context) {
        try {
            return operation.next(state, context);
        } catch (PlatformException e) {
            boolean unread = e.problem() == Problem.REFUSED_BY_PLATFORM || e.problem() == Problem.OBJECT_GONE;
            throw unread && operation.guardsData(state)
                    ? new PlatformException(Failure.of(Problem.PROOF_UNREADABLE, operation.subject())
                            .withReason(e.failure()))
                    : e;
        }
    }
}
