package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What others have made of the VDBs of an environment, and would lose with them. */
record BuiltUpon(List<Dataset> vdbs, OperationContext context) {
    /**
     * @param evenBookmarked bookmarks do not count
     * @return the result with the names of what keeps the environment; empty when nothing does
     */
    Optional<Result> keeping(Result result, boolean evenBookmarked) {
        List<String> own = vdbs.stream().map(Dataset::reference).toList();
        List<String> children = context.catalog().datasets().stream()
                .filter(dataset -> own.contains(dataset.parent()) && !own.contains(dataset.reference()))
                .map(Dataset::path)
                .toList();
        if (!children.isEmpty()) {
            return Optional.of(result.with(RemoveEnvironment.CHILDREN, new ArrayList<>(children)));
        }
        List<String> bookmarks = evenBookmarked
                ? List.of()
                : vdbs.stream()
                        .flatMap(vdb -> DeletePhase.bookmarks(vdb, context).stream())
                        .map(Named::name)
                        .filter(bookmark -> !bookmark.startsWith(DataHistory.UnmaskedMarks.NAME))
                        .distinct()
                        .toList();
        return bookmarks.isEmpty()
                ? Optional.empty()
                : Optional.of(result.with(RemoveEnvironment.BOOKMARKS, new ArrayList<>(bookmarks)));
    }
}
