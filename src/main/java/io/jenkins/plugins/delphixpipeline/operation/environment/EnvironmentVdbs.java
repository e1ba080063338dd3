package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The VDBs that were made for an environment: known ones by their references, whatever they are called by now, and by the marks of
 * the operations that made them those that nobody was told of. An attempt that failed, or whose answer was lost, may have left one
 * behind beside the one that is known. Stored; immutable.
 */
public final class EnvironmentVdbs implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String DELETE_VDB = "DELETE_VDB_";

    private final ArrayList<MadeVdb> known;
    private final ArrayList<String> makers;
    private final String twinName;
    private final boolean evenUnseen;

    /**
     * @param makers the ids of the operations that made them, or may have made more
     * @param twinName path or name that one must bear which is known by its mark alone: people copy descriptions; null for any
     * @param evenUnseen whether those are given up that may be there and are not found
     */
    public EnvironmentVdbs(List<MadeVdb> known, List<String> makers, String twinName, boolean evenUnseen) {
        this.known = new ArrayList<>(known);
        this.makers = new ArrayList<>(makers);
        this.twinName = twinName;
        this.evenUnseen = evenUnseen;
    }

    List<String> makers() {
        return List.copyOf(makers);
    }

    /**
     * Those that are there, without what was deleted a moment ago and may still be in the lists.
     *
     * @throws PlatformException {@link Problem#NOT_VISIBLE} when one is not found that may be there, or {@link
     *     Problem#NOT_MADE_FOR_IT} when something else has its reference
     */
    List<Dataset> left(OperationState state, OperationContext context) {
        Set<String> marked = marked(context);
        Set<String> told = known.stream().map(MadeVdb::reference).collect(Collectors.toSet());
        Stream<Dataset> ofKnown = known.stream()
                .filter(vdb -> !isDeleted(vdb.reference(), state))
                .flatMap(vdb -> left(vdb, marked.contains(vdb.reference()), context).stream());
        Stream<Dataset> untold = marked.stream()
                .filter(vdb -> !told.contains(vdb) && !isDeleted(vdb, state))
                .flatMap(vdb -> Lookup.ifThere(() -> context.catalog().datasetByReference(vdb)).stream())
                .filter(this::mayBeTwin);
        return Stream.concat(ofKnown, untold).toList();
    }

    private Set<String> marked(OperationContext context) {
        Set<String> marked = new LinkedHashSet<>();
        makers.forEach(operation -> marked.addAll(context.submissions().vdbsMadeBy(operation)));
        return marked;
    }

    /**
     * A back end that was restored from a backup gives references away again, and what people make then may have the old name, too:
     * only a mark shows that data is ours to be written over.
     *
     * @throws PlatformException {@link Problem#NOT_MADE_FOR_IT} when a known one bears none
     */
    void requireMarked(OperationContext context) {
        Set<String> marked = marked(context);
        known.stream()
                .filter(vdb -> !marked.contains(vdb.reference()))
                .flatMap(vdb -> vdb.find(context).stream())
                .findFirst()
                .ifPresent(vdb -> {
                    throw PlatformException.of(Problem.NOT_MADE_FOR_IT, vdb.path());
                });
    }

    /** @throws PlatformException {@link Problem#NOT_VISIBLE} when one is not found, and nothing shows that it was deleted */
    void requireDeleted(OperationContext context) {
        known.stream().filter(vdb -> vdb.find(context).isEmpty()).forEach(vdb -> vdb.requireDeleted(context));
    }

    private static boolean isDeleted(String vdb, OperationState state) {
        return state.ended(DELETE_VDB + vdb);
    }

    private Optional<Dataset> left(MadeVdb vdb, boolean marked, OperationContext context) {
        Optional<Dataset> found = vdb.find(context);
        if (found.isEmpty() && !evenUnseen) {
            vdb.requireDeleted(context);
        }
        if (found.isEmpty() || marked || makers.isEmpty()) {
            return found;
        }
        // A back end that was restored from a backup gives references away again: what has ours may be anybody's.
        if (!evenUnseen) {
            throw PlatformException.of(Problem.NOT_MADE_FOR_IT, found.get().path());
        }
        return Optional.empty();
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
