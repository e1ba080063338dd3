package io.jenkins.plugins.delphixpipeline.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** What the engine holds and what it was asked, for assertions. Every view is a copy of this moment. */
public final class Books {

    /**
     * A dSource or VDB.
     *
     * @param name {@code Group/Name}
     * @param parent reference of the dataset it was provisioned from, null for a dSource
     * @param runtimeStatus RUNNING, INACTIVE, PENDING or UNKNOWN
     * @param masked the container's flag
     * @param holdsMaskedRows whether its current data really went through masking, here or in an ancestor
     */
    public record Dataset(
            String reference,
            String type,
            String name,
            String parent,
            String source,
            boolean enabled,
            String runtimeStatus,
            boolean masked,
            boolean holdsMaskedRows,
            String currentTimeflow,
            String previousTimeflow,
            String currentTimeflowType,
            String parentSnapshot) {

        /** Whether somebody could connect and read production data now. */
        public boolean exposesUnmaskedRows() {
            return !holdsMaskedRows && enabled && runtimeStatus.equals("RUNNING");
        }
    }

    /** A snapshot; dates in wire format. */
    public record Snapshot(String reference, String name, String timeflow, String creationTime, boolean masked) {}

    /**
     * A timeflow.
     *
     * @param dataset reference
     * @param masked whether the rows that it holds now have been through masking, here or in an ancestor
     */
    public record Timeflow(
            String reference,
            String dataset,
            String creationType,
            String parentTimeflow,
            String parentSnapshot,
            boolean masked) {}

    /**
     * A job.
     *
     * @param userAgent of its action, null for children
     * @param parentAction of its action, null for roots
     * @param updateTime of its last change: of its end, when it has ended
     */
    public record JobEntry(
            String reference,
            String actionType,
            String target,
            String targetName,
            String state,
            String user,
            String userAgent,
            String parentAction,
            Instant startTime,
            Instant updateTime,
            List<String> events) {}

    /** A Self-Service bookmark; {@code pod} is null for a template's, {@code timeflows} are those on which its points lie. */
    public record Bookmark(
            String reference,
            String name,
            String pod,
            String template,
            List<String> tags,
            boolean shared,
            String type,
            String expiration,
            String description,
            List<String> timeflows) {}

    /** A data pod. */
    public record Pod(
            String reference, String name, String template, String state, int operations, String lastOperation) {}

    private final EngineState state;
    private final RequestLog log;

    Books(EngineState state, RequestLog log) {
        this.state = state;
        this.log = log;
    }

    public List<Dataset> datasets() {
        synchronized (state) {
            return state.store().all(Kind.DATABASE).stream().map(this::dataset).toList();
        }
    }

    /** The dataset of this {@code Group/Name}. */
    public Dataset dataset(String name) {
        return datasets().stream()
                .filter(dataset -> dataset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no dataset " + name));
    }

    /** The same, for readers. */
    public Dataset vdb(String name) {
        return dataset(name);
    }

    public boolean hasDataset(String name) {
        return datasets().stream().anyMatch(dataset -> dataset.name().equals(name));
    }

    /** Snapshots of a dataset, oldest first. */
    public List<Snapshot> snapshots(String dataset) {
        synchronized (state) {
            return state.store().of(Kind.SNAPSHOT, dataset(dataset).reference()).stream()
                    .map(snapshot -> new Snapshot(
                            Store.ref(snapshot),
                            Json.text(snapshot, "name"),
                            Json.text(snapshot, "timeflow"),
                            Json.text(snapshot, "creationTime"),
                            state.lineage().isMaskedSnapshot(Store.ref(snapshot))))
                    .toList();
        }
    }

    /** Timeflows of a dataset, oldest first. */
    public List<Timeflow> timeflows(String dataset) {
        synchronized (state) {
            return state.store().of(Kind.TIMEFLOW, dataset(dataset).reference()).stream()
                    .map(this::timeflow)
                    .toList();
        }
    }

    /** The timeflows of all datasets, those of dSources among them, that hold unmasked rows now; oldest first. */
    public List<Timeflow> unmaskedTimeflows() {
        synchronized (state) {
            return state.store().all(Kind.TIMEFLOW).stream()
                    .map(this::timeflow)
                    .filter(timeflow -> !timeflow.masked())
                    .toList();
        }
    }

    private Timeflow timeflow(ObjectNode timeflow) {
        return new Timeflow(
                Store.ref(timeflow),
                Json.text(timeflow, "container"),
                Json.text(timeflow, "creationType"),
                Json.text(timeflow.path("parentPoint"), "timeflow"),
                Json.text(timeflow, "parentSnapshot"),
                state.lineage().isMasked(Store.ref(timeflow)));
    }

    /**
     * The datasets in which somebody could read production data at this moment: enabled, running, on unmasked rows. A dSource
     * is production's own copy and not among them.
     */
    public List<Dataset> exposedNow() {
        return datasets().stream()
                .filter(dataset -> dataset.parent() != null && dataset.exposesUnmaskedRows())
                .toList();
    }

    /** All jobs, oldest first, those inside others among them. */
    public List<JobEntry> jobs() {
        synchronized (state) {
            return state.jobs().all().stream().map(Books::job).toList();
        }
    }

    /** The jobs of this type that somebody asked for, oldest first; those that are parts of others are not among them. */
    public List<JobEntry> jobs(String actionType) {
        return jobs().stream()
                .filter(job -> job.parentAction() == null && job.actionType().equals(actionType))
                .toList();
    }

    public JobEntry job(String reference) {
        return jobs().stream()
                .filter(job -> job.reference().equals(reference))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no job " + reference));
    }

    /** Self-Service bookmarks, oldest first. */
    public List<Bookmark> bookmarks() {
        synchronized (state) {
            return state.store().all(Kind.BOOKMARK).stream().map(this::bookmark).toList();
        }
    }

    /** The bookmark of this name, of which there must be exactly one. */
    public Bookmark bookmark(String name) {
        List<Bookmark> found =
                bookmarks().stream().filter(one -> one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw new NoSuchElementException(found.size() + " bookmarks " + name);
        }
        return found.get(0);
    }

    public List<Pod> pods() {
        synchronized (state) {
            return state.store().all(Kind.POD).stream().map(this::pod).toList();
        }
    }

    public Pod pod(String name) {
        return pods().stream()
                .filter(pod -> pod.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no pod " + name));
    }

    /** Any object as the engine stores it. */
    public ObjectNode object(Kind kind, String reference) {
        synchronized (state) {
            return state.store().get(kind, reference).deepCopy();
        }
    }

    /** All objects of a kind as the engine stores them, oldest first. */
    public Collection<ObjectNode> objects(Kind kind) {
        synchronized (state) {
            return state.store().all(kind).stream().map(ObjectNode::deepCopy).toList();
        }
    }

    /** @param told gets the number and the name of each masking job */
    public void eachMaskingJob(BiConsumer<Integer, String> told) {
        objects(Kind.MASKING_JOB)
                .forEach(job -> told.accept(
                        job.path("maskingJobId").asInt(), job.path("name").asText()));
    }

    /** Requests in the order they were answered; those that a fault swallowed are among them, with status 0. */
    public List<RequestLog.Entry> requests() {
        return log.entries();
    }

    /** How many POST requests were handled whose path, below the base path, contains a match of the expression. */
    public int submissions(String pathRegex) {
        Pattern path = Pattern.compile(pathRegex);
        return (int) requests().stream()
                .filter(request -> request.handled() && request.method().equals("POST"))
                .filter(request -> path.matcher(request.path()).find())
                .count();
    }

    public void forgetRequests() {
        log.clear();
    }

    private Dataset dataset(ObjectNode container) {
        String reference = Store.ref(container);
        ObjectNode source = state.sourceOf(reference);
        String current = Json.text(container, "currentTimeflow");
        ObjectNode timeflow = state.store().get(Kind.TIMEFLOW, current);
        return new Dataset(
                reference,
                Json.text(container, "type"),
                state.displayName(container),
                Json.text(container, "provisionContainer"),
                Store.ref(source),
                !"DISABLED".equals(source.at("/runtime/enabled").asText()),
                source.at("/runtime/status").asText(),
                container.path("masked").asBoolean(),
                state.lineage().isMasked(current),
                current,
                Json.text(container, "previousTimeflow"),
                Json.text(timeflow, "creationType"),
                Json.text(timeflow, "parentSnapshot"));
    }

    private static JobEntry job(Job job) {
        return new JobEntry(
                job.reference(),
                job.actionType(),
                job.target(),
                job.targetName(),
                job.state().name(),
                job.action().caller().user(),
                job.action().caller().userAgent(),
                job.action().caller().parentAction(),
                job.startTime(),
                job.updateTime(),
                job.events().stream()
                        .map(event -> Json.text(event, "messageDetails"))
                        .toList());
    }

    private Bookmark bookmark(ObjectNode bookmark) {
        List<String> tags = new ArrayList<>();
        bookmark.path("tags").forEach(tag -> tags.add(tag.asText()));
        return new Bookmark(
                Store.ref(bookmark),
                Json.text(bookmark, "name"),
                Json.text(bookmark, "containerName"),
                Json.text(bookmark, "templateName"),
                tags,
                bookmark.path("shared").asBoolean(),
                Json.text(bookmark, "bookmarkType"),
                Json.text(bookmark, "expiration"),
                Json.text(bookmark, "description"),
                state.dataPoints().bookmarks().getOrDefault(Store.ref(bookmark), Map.of()).values().stream()
                        .map(DataPoint::timeflow)
                        .toList());
    }

    private Pod pod(ObjectNode pod) {
        return new Pod(
                Store.ref(pod),
                Json.text(pod, "name"),
                Json.text(state.store().get(Kind.TEMPLATE, Json.text(pod, "template")), "name"),
                Json.text(pod, "state"),
                pod.path("operationCount").asInt(),
                Json.text(pod, "lastOperation"));
    }
}
