package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The VDBs that were made for an environment: known ones by their references, whatever they are called by now, and by the marks of
 * the operations that made them those that nobody was told of. An attempt that failed, or whose answer was lost, may have left one
 * behind beside the one that is known. Stored; immutable.
 */
public final class EnvironmentVdbs implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DELETE_VDB = "DELETE_VDB_";

    private final ArrayList<String> references;
    private final ArrayList<String> makers;
    private final String twinName;

    /**
     * @param references of those that are known
     * @param makers the ids of the operations that made them, or may have made more
     * @param twinName path or name that one must bear which is known by its mark alone: people copy descriptions; null for any
     */
    public EnvironmentVdbs(List<String> references, List<String> makers, String twinName) {
        this.references = new ArrayList<>(references);
        this.makers = new ArrayList<>(makers);
        this.twinName = twinName;
    }

    List<String> makers() {
        return List.copyOf(makers);
    }

    /** Those that are there, without what was deleted a moment ago and may still be in the lists. */
    List<Dataset> left(OperationState state, OperationContext context) {
        Set<String> made = new LinkedHashSet<>(references);
        makers.forEach(operation -> made.addAll(context.submissions().vdbsMadeBy(operation)));
        return made.stream()
                .filter(vdb -> !state.ended(DELETE_VDB + vdb))
                .flatMap(vdb -> DeletePhase.ifThere(() -> context.catalog().datasetByReference(vdb)).stream())
                .filter(vdb -> references.contains(vdb.reference()) || mayBeTwin(vdb))
                .toList();
    }

    private boolean mayBeTwin(Dataset marked) {
        return twinName == null
                || twinName.equals(marked.path())
                || twinName.equals(marked.name())
                || twinName.endsWith('/' + marked.name());
    }

    static Next delete(Dataset vdb) {
        String reference = vdb.reference();
        return Next.Submit.of(DELETE_VDB + reference, new Submission.DeleteVdb(reference, false))
                .guardedBy(List.of(reference));
    }
}
