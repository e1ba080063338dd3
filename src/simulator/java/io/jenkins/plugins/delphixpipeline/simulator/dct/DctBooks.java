package io.jenkins.plugins.delphixpipeline.simulator.dct;

import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What DCT holds and what it was asked, for assertions. Every view is a copy of this moment. */
public final class DctBooks {

    /**
     * A job.
     *
     * @param targetName null where it has none
     * @param status as DCT shows it now
     * @param ended whether the work has, whatever DCT says of it
     * @param account whose it is, by name
     * @param userAgent of the request that started it, which DCT itself does not show
     * @param engineJobs that do its work; none where no engine has begun any
     */
    public record JobEntry(
            String id,
            String type,
            String target,
            String targetName,
            String status,
            boolean ended,
            Instant startTime,
            List<String> tags,
            String account,
            String userAgent,
            List<String> engineJobs) {}

    /**
     * A bookmark.
     *
     * @param group the name of the VDB group that it was made of, or null
     * @param shared whether everybody may see it
     * @param snapshots by id of the dataset
     */
    public record BookmarkEntry(
            String id, String name, String status, String group, boolean shared, Map<String, String> snapshots) {}

    /** A VDB group with the ids of its VDBs. */
    public record GroupEntry(String id, String name, List<String> vdbs) {}

    private final DctState state;
    private final RequestLog log;

    DctBooks(DctState state, RequestLog log) {
        this.state = state;
        this.log = log;
    }

    /** What DCT calls itself. */
    public String uuid() {
        return state.uuid();
    }

    /** Oldest first. */
    public List<JobEntry> jobs() {
        synchronized (state) {
            state.catchUp();
            return state.jobs().all().stream()
                    .map(job -> new JobEntry(
                            job.id(),
                            job.type(),
                            job.target(),
                            job.targetName(),
                            state.jobView().status(job),
                            job.hasEnded(),
                            job.startTime(),
                            texts(job.id()),
                            job.account().name(),
                            job.userAgent(),
                            job.engineJobs()))
                    .toList();
        }
    }

    private List<String> texts(String id) {
        List<String> tags = new ArrayList<>();
        state.notes()
                .tags()
                .of(id)
                .forEach(tag -> tags.add(
                        tag.get("key").asText() + "=" + tag.get("value").asText()));
        return List.copyOf(tags);
    }

    /** The tags of any object, each {@code key=value}. */
    public List<String> tags(String id) {
        synchronized (state) {
            return texts(id);
        }
    }

    public List<BookmarkEntry> bookmarks() {
        synchronized (state) {
            state.catchUp();
            return state.bookmarks().values().stream()
                    .map(bookmark -> {
                        Map<String, String> snapshots = new LinkedHashMap<>();
                        bookmark.points().values().forEach(point -> snapshots.put(point.dataset(), point.snapshot()));
                        VdbGroup group = state.groups().get(bookmark.group());
                        return new BookmarkEntry(
                                bookmark.id(),
                                bookmark.name(),
                                bookmark.status(),
                                group == null ? null : group.name(),
                                bookmark.type().equals("PUBLIC"),
                                snapshots);
                    })
                    .toList();
        }
    }

    public List<GroupEntry> groups() {
        synchronized (state) {
            return state.groups().values().stream()
                    .map(group -> new GroupEntry(
                            group.id(), group.name(), List.copyOf(group.orders().keySet())))
                    .toList();
        }
    }

    /** DCT's id of the dataset that is called {@code Group/Name} on the engine of this name. */
    public String id(String engine, String dataset) {
        synchronized (state) {
            return new Names(state).dataset(engine, dataset).id();
        }
    }

    /** What its engine calls the snapshot that DCT knows by this id, while it is there. */
    public Optional<String> snapshotOnEngine(String id) {
        synchronized (state) {
            return state.inventory().find(Kind.SNAPSHOT, id).map(Located::reference);
        }
    }

    /** Whether there are datasets of all these names, each {@code Group/Name}. */
    boolean hasDatasets(List<String> all) {
        synchronized (state) {
            return all.stream().allMatch(new Names(state)::has);
        }
    }

    /** Requests in the order they were answered; those that a fault swallowed are among them, with status 0. */
    public List<RequestLog.Entry> requests() {
        return log.entries();
    }

    /** How many requests were handled with this method whose path contains a match of the expression. */
    public int handled(String method, String pathRegex) {
        Pattern path = Pattern.compile(pathRegex);
        return (int) requests().stream()
                .filter(request -> request.handled() && request.method().equals(method))
                .filter(request -> path.matcher(request.path()).find())
                .count();
    }

    public void forgetRequests() {
        log.clear();
    }
}
