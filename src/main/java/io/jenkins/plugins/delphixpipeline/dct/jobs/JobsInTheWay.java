package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Jobs that hold datasets by another name. DCT API: the job that makes a bookmark works on the bookmark, and one on a VDB group on
 * the group, or on nothing that is told but its name; what is in them is held all the same.
 */
final class JobsInTheWay {
    private static final String GROUPS = "/vdb-groups";
    private static final String BOOKMARKS = "/bookmarks";

    private final DctSession session;
    /** By the jobs that it is asked of: what one works on stays what it is. */
    private final RequestCache<Map<String, List<String>>> remembered = RequestCache.of(Duration.ofMinutes(1));

    JobsInTheWay(DctSession session) {
        this.session = session;
    }

    /** An object and, where it is a group, the VDBs in it. */
    Set<String> within(String target) {
        Set<String> all = new HashSet<>(List.of(target));
        groups().stream().filter(group -> target.equals(group.id())).forEach(group -> all.addAll(group.vdbIds()));
        return all;
    }

    /** Those of the jobs that hold any of these objects; those that hold one by another name where no others do. */
    List<Job> holding(Collection<String> targets, List<Job> jobs) {
        List<Job> plainly = jobs.stream()
                .filter(job -> job.targetId() != null && targets.contains(job.targetId()))
                .toList();
        return plainly.isEmpty() ? holdingByOtherNames(targets, jobs) : plainly;
    }

    private List<Job> holdingByOtherNames(Collection<String> targets, List<Job> jobs) {
        List<Job> meant = jobs.stream()
                .filter(job -> isOnGroup(job) || makesBookmark(job))
                .toList();
        Map<String, List<String>> contents = meant.isEmpty() ? Map.of() : contentsOf(meant);
        return meant.stream()
                .filter(job -> !Collections.disjoint(targets, members(job, contents)))
                .toList();
    }

    /**
     * Those that were at work when a job failed, so that it may have failed for them: begun before its end, and not themselves
     * failures that began later than it did.
     */
    static boolean mayHaveHeldUp(Job failed, Job other) {
        Instant begin = failed.startTime();
        Instant end = failed.updateTime() == null ? begin : failed.updateTime();
        if (begin == null || other.startTime() == null || other.id().equals(failed.id())) {
            return false;
        }
        boolean goesOn = JobMapper.UNFINISHED.contains(String.valueOf(other.status()));
        boolean wasUnderWay = !other.startTime().isAfter(end)
                && (goesOn || other.updateTime() == null || other.updateTime().isAfter(begin));
        return wasUnderWay
                && (goesOn
                        || "COMPLETED".equals(other.status())
                        || other.startTime().isBefore(begin));
    }

    /** DCT may be late to show some of it, which is asked for again then. */
    private Map<String, List<String>> contentsOf(List<Job> jobs) {
        String key = jobs.stream().map(Job::id).sorted().collect(Collectors.joining(" "));
        Map<String, List<String>> contents = remembered.get(key, () -> contents(jobs));
        if (jobs.stream().anyMatch(job -> members(job, contents).isEmpty())) {
            remembered.forget(key);
        }
        return contents;
    }

    /** By id, and for groups by name as well: their VDBs. */
    private Map<String, List<String>> contents(List<Job> jobs) {
        Map<String, List<String>> contents = new HashMap<>();
        for (VdbGroup group : groups()) {
            contents.put(group.id(), group.vdbIds());
            contents.put(group.name(), group.vdbIds());
        }
        List<String> ids = jobs.stream()
                .filter(JobsInTheWay::makesBookmark)
                .map(Job::targetId)
                .distinct()
                .toList();
        for (List<String> part : Filter.parts(ids, "id IN []".length(), session.version())) {
            session.search(BOOKMARKS, Filter.in("id", part), Bookmark.class)
                    .forEach(bookmark -> contents.put(bookmark.id(), vdbs(bookmark)));
        }
        return contents;
    }

    private static List<String> vdbs(Bookmark bookmark) {
        List<String> all = new ArrayList<>(bookmark.vdbIds());
        bookmark.vdbs().forEach(part -> all.add(part.vdbId()));
        return all;
    }

    /** Where the licence has no groups, none of them is worked on. */
    private List<VdbGroup> groups() {
        try {
            return session.list(WebRequest.get(GROUPS), VdbGroup.class);
        } catch (PlatformException e) {
            if (e.problem() == Problem.NOT_LICENSED) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<String> members(Job job, Map<String, List<String>> contents) {
        if (makesBookmark(job)) {
            return contents.getOrDefault(job.targetId(), List.of());
        }
        String group = job.targetId() == null ? job.targetName() : job.targetId();
        return isOnGroup(job) ? contents.getOrDefault(group, List.of()) : List.of();
    }

    private static boolean makesBookmark(Job job) {
        return job.targetId() != null
                && type(job).contains("BOOKMARK")
                && type(job).contains("CREATE");
    }

    private static boolean isOnGroup(Job job) {
        return type(job).contains("GROUP");
    }

    private static String type(Job job) {
        return String.valueOf(job.type()).toUpperCase(Locale.ROOT);
    }
}
