package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds out whether a name that is unknown among things of one kind is that of something else. */
public final class Namesakes {
    private static final Set<Problem> UNKNOWN_NAMES = EnumSet.of(
            Problem.DATASET_UNKNOWN,
            Problem.TEMPLATE_UNKNOWN,
            Problem.POD_UNKNOWN,
            Problem.BOOKMARK_UNKNOWN,
            Problem.SNAPSHOT_UNKNOWN,
            Problem.VDB_GROUP_UNKNOWN,
            Problem.GROUP_UNKNOWN);

    /** What is meant most often comes first. */
    private static final List<Search> SEARCHES = List.of(
            Namesakes::dataset,
            Namesakes::pod,
            Namesakes::template,
            Namesakes::bookmark,
            Namesakes::bookmarkOfVdb,
            Namesakes::vdbGroup,
            Namesakes::group);

    private Namesakes() {}

    @FunctionalInterface
    private interface Search {
        Optional<Namesake> among(DataPlatform platform, String name);
    }

    /**
     * The same failure with what bears the name, where that is why it is unknown. Asks the back end, and takes it for nothing
     * when that does not answer or does not let itself be asked.
     */
    public static Failure explained(Failure failure, DataPlatform platform) {
        if (!UNKNOWN_NAMES.contains(failure.problem()) || failure.subject() == null) {
            return failure;
        }
        for (Search search : SEARCHES) {
            try {
                Optional<Namesake> found = search.among(platform, failure.subject());
                if (found.isPresent()) {
                    return failure.withNamesake(found.get());
                }
            } catch (PlatformException e) {
                if (e.kind() == Problem.Kind.UNREACHABLE) {
                    return failure;
                }
            }
        }
        return failure;
    }

    private static Optional<Namesake> dataset(DataPlatform platform, String name) {
        return first(
                platform.catalog().datasets(),
                name,
                dataset -> new Namesake(Namesake.Kind.valueOf(dataset.kind().name()), null));
    }

    private static Optional<Namesake> pod(DataPlatform platform, String name) {
        return platform.selfService().flatMap(selfService -> selfService.templates().stream()
                .flatMap(template -> first(
                        selfService.pods(template), name, pod -> new Namesake(Namesake.Kind.DATA_POD, template.name()))
                        .stream())
                .findFirst());
    }

    private static Optional<Namesake> template(DataPlatform platform, String name) {
        return platform.selfService()
                .flatMap(selfService ->
                        first(selfService.templates(), name, template -> new Namesake(Namesake.Kind.TEMPLATE, null)));
    }

    private static Optional<Namesake> bookmark(DataPlatform platform, String name) {
        return platform.selfService()
                .flatMap(selfService -> first(
                        selfService.allBookmarks(),
                        name,
                        bookmark -> new Namesake(Namesake.Kind.BOOKMARK, bookmark.ownerName())));
    }

    private static Optional<Namesake> vdbGroup(DataPlatform platform, String name) {
        return platform.vdbGroups()
                .flatMap(groups -> first(groups.groups(), name, group -> new Namesake(Namesake.Kind.VDB_GROUP, null)));
    }

    private static Optional<Namesake> bookmarkOfVdb(DataPlatform platform, String name) {
        return first(
                platform.catalog().allBookmarks(),
                name,
                bookmark -> new Namesake(Namesake.Kind.VDB_BOOKMARK, bookmark.ownerName()));
    }

    private static Optional<Namesake> group(DataPlatform platform, String name) {
        return platform.catalog().hasGroup(name)
                ? Optional.of(new Namesake(Namesake.Kind.GROUP, null))
                : Optional.empty();
    }

    private static <T extends Named> Optional<Namesake> first(
            Collection<T> all, String name, Function<T, Namesake> told) {
        return all.stream()
                .filter(each -> each.name().equals(name) || each.isCalled(name))
                .findFirst()
                .map(told);
    }
}
