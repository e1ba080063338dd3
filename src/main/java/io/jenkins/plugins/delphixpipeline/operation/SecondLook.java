package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Nobody is refused for what was only remembered, and nothing counts as done for it. Steps share what they read for some seconds;
 * whatever is missing there, or in the way, may have come or gone meanwhile, by hand or by a job that ended between two questions.
 * And what was done under guard is not given up because it cannot be read for a while: unreadable is not disproved.
 */
public final class SecondLook {
    private static final Set<Problem.Kind> DEPENDS_ON_WHAT_IS_THERE =
            EnumSet.of(Problem.Kind.NOT_FOUND, Problem.Kind.AMBIGUOUS, Problem.Kind.REFUSED);

    /** What a result has when there was nothing to do. */
    private static final Set<String> NOTHING_TO_DO = Set.of("already", "kept", "absent");

    private SecondLook() {}

    /** What the operation does next; before it is refused, or has nothing to do, it looks again, with nothing remembered. */
    public static Next next(DataOperation operation, OperationState state, OperationContext context) {
        HeldNotes notes = new HeldNotes();
        try {
            Next next = operation.next(state, context.noting(notes));
            if (!hasNothingToDo(next)) {
                notes.tell(context);
                return next;
            }
        } catch (PlatformException e) {
            notes.tell(context);
            if (!DEPENDS_ON_WHAT_IS_THERE.contains(e.kind())) {
                throw e;
            }
        }
        context.platform().forget();
        context.guardReader().forget();
        return again(operation, state, context);
    }

    private static boolean hasNothingToDo(Next next) {
        return next instanceof Next.Done done
                && !Collections.disjoint(done.result().values().keySet(), NOTHING_TO_DO);
    }

    private static Next again(DataOperation operation, OperationState state, OperationContext context) {
        HeldNotes notes = new HeldNotes();
        Next next;
        try {
            next = operation.next(state, context.noting(notes));
        } catch (PlatformException e) {
            notes.tell(context);
            boolean unread = e.problem() == Problem.REFUSED_BY_PLATFORM || e.problem() == Problem.OBJECT_GONE;
            throw unread && operation.guardsData(state)
                    ? new PlatformException(Failure.of(Problem.PROOF_UNREADABLE, operation.subject())
                            .withReason(e.failure()))
                    : e;
        }
        if (hasNothingToDo(next)) {
            // A copy, to which the address came to lead meanwhile, would say so as well.
            context.platform().requireUnmoved();
        }
        notes.tell(context);
        return next;
    }

    /** What an operation says is held back until it is known to count. */
    private static final class HeldNotes implements NoteSink {
        private final List<Consumer<NoteSink>> held = new ArrayList<>();

        @Override
        public void note(Note note, Object... arguments) {
            held.add(sink -> sink.note(note, arguments));
        }

        void tell(NoteSink sink) {
            held.forEach(each -> each.accept(sink));
        }
    }
}
