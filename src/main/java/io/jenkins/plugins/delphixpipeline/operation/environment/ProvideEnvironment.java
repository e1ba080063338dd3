package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Provisions the VDB of an environment, or its group of VDBs, or refreshes what was made for it before. What has the same name and
 * was not made for it is never touched.
 */
public final class ProvideEnvironment implements DataOperation {
    /** The reference of the VDB or group, in the result. */
    public static final String REFERENCE = "reference";

    /** The back end's name for the kind of database that a VDB is, in the result or among the details of a member. */
    public static final String TYPE = "type";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String OWN = "own";

    /** Null in what was stored before there was any other than a VDB. */
    private final EnvironmentKind kind;

    private final DataOperation fresh;
    private final DataOperation again;
    private final String reference;
    private final String path;
    private final EnvironmentGroup group;

    /** Null in what was stored before it was asked what had become of them. */
    private final EnvironmentVdbs made;

    private ProvideEnvironment(EnvironmentKind kind, DataOperation fresh, DataOperation again, Present present) {
        this.kind = kind;
        this.fresh = fresh;
        this.again = again;
        this.reference = present.reference();
        this.path = present.path();
        this.group = present.group();
        this.made = present.made();
    }

    private record Present(String reference, String path, EnvironmentGroup group, EnvironmentVdbs made) {}

    /** @param fresh provisions it, and fails where there is one of that name */
    public static ProvideEnvironment fresh(EnvironmentKind kind, DataOperation fresh) {
        return new ProvideEnvironment(kind, fresh, null, new Present(null, null, null, null));
    }

    /**
     * For an environment that was made already.
     *
     * @param again refreshes what has that name
     * @param reference of what was made for it
     * @param path what that was called when it was made
     * @param group null where that is no group
     * @param made the VDBs that were made for it
     */
    public ProvideEnvironment orAgain(
            DataOperation again, String reference, String path, EnvironmentGroup group, EnvironmentVdbs made) {
        return new ProvideEnvironment(kind, fresh, again, new Present(reference, path, group, made));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (reference != null && state.fact(OWN) == null) {
            return new Next.Remember(Map.of(OWN, isThere(context) ? reference : ""));
        }
        Next next = provide(state, context);
        if (next instanceof Next.Submit submit && refreshesAnother(submit.submission(), state)) {
            throw PlatformException.of(Problem.NOT_MADE_FOR_IT, path);
        }
        if (!(next instanceof Next.Done done)) {
            return next;
        }
        String made = made(state, context);
        boolean told = kind() == EnvironmentKind.VDB
                || !state.factsWith(EnvironmentMember.FACTS).isEmpty();
        if (!told) {
            return new Next.Remember(EnvironmentMember.facts(made, context));
        }
        String type = kind() == EnvironmentKind.VDB
                ? context.catalog().datasetByReference(made).type()
                : null;
        return new Next.Done(done.result().with(TYPE, type).with(REFERENCE, made));
    }

    /** What is refreshed is found by its name, which somebody else's may have got since it was looked for. */
    private boolean refreshesAnother(Submission submission, OperationState state) {
        boolean refresh =
                submission.kind() == Submission.Kind.REFRESH || submission.kind() == Submission.Kind.REFRESH_GROUP;
        return refresh && !submission.target().equals(state.fact(OWN));
    }

    private Next provide(OperationState state, OperationContext context) {
        try {
            return what(state).next(state, context);
        } catch (PlatformException e) {
            if (e.problem() == Problem.VDB_EXISTS || e.problem() == Problem.VDB_GROUP_EXISTS) {
                throw new PlatformException(
                        Failure.of(Problem.NOT_MADE_FOR_IT, e.failure().subject()), e);
            }
            throw e;
        }
    }

    /** What is text in its result. */
    public static LinkedHashMap<String, String> texts(Map<String, ?> result) {
        LinkedHashMap<String, String> texts = new LinkedHashMap<>();
        result.forEach((key, value) -> {
            if (value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
    }

    private EnvironmentKind kind() {
        return kind == null ? EnvironmentKind.VDB : kind;
    }

    private String made(OperationState state, OperationContext context) {
        return state.ended(kind().making()) ? kind().made(state, context) : reference;
    }

    /** Decided once: what goes away meanwhile must not turn a refresh into a provision. */
    private boolean isThere(OperationContext context) {
        Optional<String> present = kind().nameOf(reference, context);
        if (present.isPresent() && !present.get().equals(path)) {
            throw PlatformException.of(Problem.NOT_MADE_FOR_IT, present.get());
        }
        if (present.isPresent() && group != null) {
            requireUnchanged(context.vdbGroups().groupByReference(reference));
        }
        if (made != null && present.isPresent()) {
            made.requireMarked(context);
        } else if (made != null) {
            // What is not visible any more and was not deleted would be forgotten for what is made in its place.
            made.requireDeleted(context);
        }
        return present.isPresent();
    }

    /** A VDB that somebody else has put into the group is not refreshed with it. */
    private void requireUnchanged(VdbGroup present) {
        if (!Set.copyOf(present.vdbs()).equals(Set.copyOf(group.references()))) {
            throw new PlatformException(Failure.of(Problem.VDB_GROUP_CHANGED, present.name())
                    .withCandidates(present.members().stream()
                            .map(VdbGroup.Member::name)
                            .toList()));
        }
    }

    private DataOperation what(OperationState state) {
        String own = state.fact(OWN);
        return own == null || own.isEmpty() ? fresh : again;
    }

    @Override
    public String verb() {
        return fresh.verb();
    }

    @Override
    public String subject() {
        return fresh.subject();
    }

    @Override
    public List<Result.Flow> intendedFlows(OperationState state) {
        return what(state).intendedFlows(state);
    }

    @Override
    public Optional<Next.Submit> beforeFailing(OperationState state, OperationContext context) {
        return what(state).beforeFailing(state, context);
    }

    @Override
    public void afterFailing(OperationState state, NoteSink notes) {
        what(state).afterFailing(state, notes);
    }

    @Override
    public boolean guardsData(OperationState state) {
        return what(state).guardsData(state);
    }

    @Override
    public boolean asksMaskingEngine(OperationState state) {
        return what(state).asksMaskingEngine(state);
    }
}
