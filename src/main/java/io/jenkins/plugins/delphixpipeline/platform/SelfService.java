package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Branch;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Templates, data pods and their bookmarks, read only. */
public interface SelfService {
    List<DataTemplate> templates();

    /** @throws PlatformException {@link Problem#TEMPLATE_UNKNOWN} with the nearest names */
    default DataTemplate template(String name) {
        return NameResolver.resolve(name, templates(), Problem.TEMPLATE_UNKNOWN);
    }

    List<DataPod> pods(DataTemplate template);

    /** @throws PlatformException {@link Problem#POD_UNKNOWN} with the nearest names */
    default DataPod pod(DataTemplate template, String name) {
        return NameResolver.resolve(name, pods(template), Problem.POD_UNKNOWN);
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    DataPod podByReference(String reference);

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    DataTemplate templateByReference(String reference);

    /** The references of the datasets that stand behind a template or a pod. */
    List<String> datasetsOf(String layout);

    /** The references of the templates and pods that work with a dataset. */
    List<String> layoutsOf(String dataset);

    List<Branch> branches(DataPod pod);

    /** @throws PlatformException {@link Problem#BRANCH_UNKNOWN} with the nearest names */
    default Branch branch(DataPod pod, String name) {
        return NameResolver.resolve(name, branches(pod), Problem.BRANCH_UNKNOWN);
    }

    /** The newest moment at which a branch that is not active has data; empty where the back end does not tell. */
    Optional<Instant> newestData(Branch branch);

    List<Bookmark> bookmarks(DataPod pod);

    /**
     * Which data of each source a moment of a branch's timeline stands for.
     *
     * @param branch the reference of a template's or pod's branch
     * @throws PlatformException {@link Problem#REFUSED_BY_PLATFORM} where there is none
     */
    List<DataTime> dataTimes(String branch, Instant time);

    /** The reference of the pod's newest refresh, reset, restore or undo. */
    Optional<String> lastUndoable(DataPod pod);

    /** The template's own bookmarks, without those of its pods. */
    List<Bookmark> bookmarks(DataTemplate template);

    /**
     * The same by reference.
     *
     * @param ofPod whether it is a pod's or a template's
     */
    default List<Bookmark> bookmarksOf(String layout, boolean ofPod) {
        return ofPod ? bookmarks(podByReference(layout)) : bookmarks(templateByReference(layout));
    }

    /** Those of all templates and pods. */
    default List<Bookmark> allBookmarks() {
        List<Bookmark> all = new ArrayList<>();
        for (DataTemplate template : templates()) {
            all.addAll(bookmarks(template));
            pods(template).forEach(pod -> all.addAll(bookmarks(pod)));
        }
        return all;
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    Bookmark bookmarkByReference(String reference);
}
