package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.SelfServicePoint;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bookmarks whose data a data pod may have. */
final class PodBookmark {
    private PodBookmark() {}

    /**
     * @param bookmark name or reference of a bookmark of the pod, of its template, or shared by another pod of it
     * @return its reference
     */
    static String find(String bookmark, DataPod present, DataTemplate parent, OperationContext context) {
        List<Bookmark> all = new ArrayList<>(context.selfService().bookmarks(present));
        all.addAll(context.selfService().bookmarks(parent));
        Optional<Bookmark> byReference = all.stream()
                .filter(candidate -> candidate.reference().equals(bookmark))
                .findFirst();
        if (byReference.isPresent() || named(bookmark, all)) {
            return byReference
                    .orElseGet(() -> NameResolver.resolve(bookmark, all, Problem.BOOKMARK_UNKNOWN))
                    .reference();
        }
        List<Bookmark> ofOthers = context.selfService().pods(parent).stream()
                .filter(other -> !other.reference().equals(present.reference()))
                .flatMap(other -> context.selfService().bookmarks(other).stream())
                .toList();
        ofOthers.stream().filter(Bookmark::shared).forEach(all::add);
        if (all.stream().noneMatch(each -> NameResolver.means(bookmark, each))) {
            ofOthers.stream()
                    .filter(each -> NameResolver.means(bookmark, each))
                    .findFirst()
                    .ifPresent(each -> {
                        throw SelfServicePoint.unshared(each);
                    });
        }
        return NameResolver.resolve(bookmark, all, Problem.BOOKMARK_UNKNOWN).reference();
    }

    private static boolean named(String bookmark, List<Bookmark> all) {
        return all.stream().anyMatch(candidate -> candidate.name().equals(bookmark));
    }
}
