package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.io.Serializable;
import java.util.Optional;

/** A VDB that was made for an environment. Stored, so a plain class; immutable. */
public final class MadeVdb implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reference;
    private final String name;
    private final boolean seen;

    /**
     * @param name what it was called, or was to be
     * @param seen whether it was there once; a provision that failed may have left nothing
     */
    public MadeVdb(String reference, String name, boolean seen) {
        this.reference = reference;
        this.name = name;
        this.seen = seen;
    }

    String reference() {
        return reference;
    }

    /** Empty where it is not there, or not for this login. */
    Optional<Dataset> find(OperationContext context) {
        try {
            return Optional.of(context.catalog().datasetByReference(reference));
        } catch (PlatformException e) {
            if (isUnseen(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * What was there once and is not found any more must have been deleted.
     *
     * @throws PlatformException {@link Problem#NOT_VISIBLE} where nothing shows that it was
     */
    void requireDeleted(OperationContext context) {
        if (seen && !isDeleted(context)) {
            throw PlatformException.of(Problem.NOT_VISIBLE, name);
        }
    }

    private boolean isDeleted(OperationContext context) {
        try {
            return context.submissions().showsDeletion(reference);
        } catch (PlatformException e) {
            if (isUnseen(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isUnseen(PlatformException e) {
        return e.kind() == Problem.Kind.NOT_FOUND || e.problem() == Problem.NOT_PERMITTED;
    }
}
