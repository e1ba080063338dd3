package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Provisions the VDB of an environment, or refreshes the one that was made for it before. A VDB of the same name that was not
 * made for it is never touched.
 */
public final class ProvideEnvironment implements DataOperation {
    /** The reference of the VDB, in the result. */
    public static final String REFERENCE = "reference";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String OWN = "own";

    private final DataOperation fresh;
    private final DataOperation again;
    private final String reference;
    private final String path;

    private ProvideEnvironment(DataOperation fresh, DataOperation again, String reference, String path) {
        this.fresh = fresh;
        this.again = again;
        this.reference = reference;
        this.path = path;
    }

    /** @param fresh provisions it, and fails where there is one of that name */
    public static ProvideEnvironment fresh(DataOperation fresh) {
        return new ProvideEnvironment(fresh, null, null, null);
    }

    /**
     * For an environment that has a VDB already.
     *
     * @param again refreshes the VDB of that name
     * @param reference of the VDB that was made for it
     * @param path of that VDB when it was made
     */
    public ProvideEnvironment orAgain(DataOperation again, String reference, String path) {
        return new ProvideEnvironment(fresh, again, reference, path);
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (reference != null && state.fact(OWN) == null) {
            return new Next.Remember(Map.of(OWN, isThere(context) ? reference : ""));
        }
        Next next = what(state).next(state, context);
        return next instanceof Next.Done done
                ? new Next.Done(done.result().with(REFERENCE, made(state, context)))
                : next;
    }

    private String made(OperationState state, OperationContext context) {
        return state.ended(ProvisionVdb.PROVISION)
                ? ProvisionVdb.made(state, context).reference()
                : reference;
    }

    /** Decided once: a VDB that goes away meanwhile must not turn a refresh into a provision. */
    private boolean isThere(OperationContext context) {
        Optional<Dataset> made = DeletePhase.ifThere(() -> context.catalog().datasetByReference(reference));
        if (made.isPresent() && !made.get().path().equals(path)) {
            throw PlatformException.of(Problem.VDB_EXISTS, made.get().path());
        }
        return made.isPresent();
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
}
