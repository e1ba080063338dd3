package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.ApiVersion;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.session.Listed;
import io.jenkins.plugins.delphixpipeline.dct.wire.DSource;
import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import io.jenkins.plugins.delphixpipeline.dct.wire.Snapshot;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.dct.wire.VirtualizationJob;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The datasets of all engines as DCT lists them. They are looked for by what a list says and not one by one: DCT API does not
 * say how an unknown id is answered, but an empty list is an answer that only DCT gives. What was read is good for a moment.
 */
public final class Inventory {
    private static final String ALL = "";
    private static final Duration MOMENT = Duration.ofSeconds(2);
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final String VDBS = "/vdbs";
    private static final String DSOURCES = "/dsources";
    private static final String ID = "id";
    private static final String DATASET = "dataset_id";

    private final DctSession session;
    private final RequestCache<List<Vdb>> vdbs = RequestCache.ofLarge(MOMENT);
    private final RequestCache<List<DSource>> dsources = RequestCache.ofLarge(MOMENT);
    private final RequestCache<Optional<Vdb>> single = RequestCache.of(MOMENT);
    private final RequestCache<List<Snapshot>> snapshots = RequestCache.ofLarge(MOMENT);
    private final RequestCache<List<Timeflow>> timeflows = RequestCache.ofLarge(MOMENT);
    private final RequestCache<List<VirtualizationJob>> engineJobs = RequestCache.ofLarge(MOMENT);
    private final RequestCache<Boolean> tellsOfEngines = RequestCache.of(WHILE);
    /** By list: why it is not whole. */
    private final Map<String, List<ListError>> untold = new ConcurrentHashMap<>();
    /** What was listed last, in which a single one needs not be asked for; null for nothing. */
    private volatile AtOnce listed;
    /** How often all was forgotten: a list that was under way meanwhile is of before. */
    private final AtomicLong forgotten = new AtomicLong();

    public Inventory(DctSession session) {
        this.session = session;
    }

    /** Something of ours was submitted or has ended. */
    public void forget() {
        forgetLists();
        dsources.forget();
        single.forget();
        snapshots.forget();
        timeflows.forget();
        engineJobs.forget();
    }

    /** A VDB was read by itself and shows what a list of all need not show that was asked for before. */
    public void forgetLists() {
        forgotten.incrementAndGet();
        vdbs.forget();
        listed = null;
    }

    private record AtOnce(List<Vdb> vdbs, long at) {
        boolean isOfThisMoment() {
            return System.nanoTime() - at < MOMENT.toNanos();
        }
    }

    List<Vdb> vdbs() {
        return vdbs.get(ALL, () -> {
            long begin = System.nanoTime();
            long time = forgotten.get();
            List<Vdb> all = told(VDBS, Vdb.class);
            if (time == forgotten.get()) {
                listed = new AtOnce(all, begin);
            }
            return all;
        });
    }

    List<DSource> dsources() {
        return dsources.get(ALL, () -> told(DSOURCES, DSource.class));
    }

    private <T> List<T> told(String path, Class<T> type) {
        Listed<T> list = session.listed(WebRequest.get(path), type);
        untold.put(path, list.errors());
        return list.items();
    }

    /**
     * What is not listed is certainly not there.
     *
     * @param engine where it would be, by name; null for any
     * @throws PlatformException {@link Problem#LIST_INCOMPLETE}
     */
    public void requireWhole(String name, String engine) {
        vdbs();
        dsources();
        Listed.requireWhole(
                name, untold.values().stream().flatMap(List::stream).filter(error -> error.mayConcern(engine)));
    }

    /** How to say that there is no such dataset, once it is certain. */
    PlatformException gone(String id) {
        requireWhole(id, null);
        return session.gone(id);
    }

    /** The engine of a dataset, whichever it is. */
    String engineOf(String dataset) {
        return vdbUnlessListedWithout(dataset)
                .map(Vdb::engineId)
                .or(() -> dsource(dataset).map(DSource::engineId))
                .orElseThrow(() -> gone(dataset));
    }

    /** All as they were listed a moment ago; none where that is longer ago. */
    private Stream<Vdb> justListed() {
        return Stream.ofNullable(listed).filter(AtOnce::isOfThisMoment).flatMap(last -> last.vdbs().stream());
    }

    /** Empty for what is no VDB, or none any more. */
    public Optional<Vdb> vdb(String id) {
        Optional<Vdb> known = justListed().filter(vdb -> id.equals(vdb.id())).findFirst();
        return known.isPresent()
                ? known
                : single.get(id, () -> byId(VDBS, id, Vdb.class).filter(vdb -> id.equals(vdb.id())));
    }

    /** One that was replicated from elsewhere may tell no parent, so that it looks like a dSource. */
    boolean isVdb(Dataset dataset) {
        return dataset.isVdb()
                || dataset.namespace() != null && vdb(dataset.reference()).isPresent();
    }

    /** The VDB that an expression finds. */
    public Optional<Vdb> found(String expression) {
        return session.search(VDBS, expression, Vdb.class).stream().findFirst();
    }

    public List<Vdb> tagged(Predicate<List<Tag>> mark) {
        return vdbs().stream().filter(vdb -> mark.test(vdb.tags())).toList();
    }

    /** The VDBs that an operation has made, by id. */
    public List<String> madeBy(String operation) {
        List<Vdb> made = tagged(tags -> OperationTag.isOf(tags, operation));
        if (made.isEmpty()) {
            requireWhole(operation, null);
        }
        return made.stream().map(Vdb::id).toList();
    }

    /** @throws PlatformException {@link Problem#OBJECT_GONE} */
    public Vdb requireVdb(String id) {
        return vdb(id).orElseThrow(() -> gone(id));
    }

    /**
     * DCT API: how it refuses what somebody else has locked is not said, and what is not understood counts as lost. Disabling is
     * asked for all the same: it takes away from everybody what may be unmasked.
     *
     * @throws PlatformException {@link Problem#VDB_LOCKED}
     */
    public void requireUnlocked(Submission change) {
        boolean concerned =
                switch (change.kind()) {
                    case REFRESH, REWIND, UNDO, ENABLE, START, STOP, SET_HOOKS, DELETE_VDB -> true;
                    case SYNC -> ((Submission.Sync) change).vdb();
                    default -> false;
                };
        if (concerned) {
            vdb(change.target()).ifPresent(this::requireUnlocked);
        }
    }

    private void requireUnlocked(Vdb vdb) {
        String locker = vdb.lock().byAnother(session.account());
        if (locker != null) {
            throw new PlatformException(
                    Failure.of(Problem.VDB_LOCKED, vdb.name()).withDetails(locker));
        }
    }

    /** The VDB that was on a timeflow when all were listed a moment ago; empty where that is not known. */
    Optional<String> ownerOf(String timeflow) {
        return justListed()
                .filter(vdb -> timeflow.equals(vdb.currentTimeflowId()))
                .map(Vdb::id)
                .findFirst();
    }

    /** The dSource that is on a timeflow. */
    Optional<String> dsourceOn(String timeflow) {
        return dsources().stream()
                .filter(dsource -> timeflow.equals(dsource.currentTimeflowId()))
                .map(DSource::id)
                .findFirst();
    }

    /** Lists all, where several are going to be asked for. */
    public void listAll() {
        vdbs();
    }

    /** The VDB of this id, which is not asked for by itself where a list of this moment lacks it. */
    public Optional<Vdb> vdbUnlessListedWithout(String id) {
        return isNoVdb(id) ? Optional.empty() : vdb(id);
    }

    /** Whether all were listed a moment ago, and this is not among the VDBs. */
    boolean isNoVdb(String id) {
        AtOnce last = listed;
        return last != null && last.isOfThisMoment() && last.vdbs().stream().noneMatch(vdb -> id.equals(vdb.id()));
    }

    /** dSources hardly change, so that all are as good as one. */
    Optional<DSource> dsource(String id) {
        return dsources().stream().filter(dsource -> id.equals(dsource.id())).findFirst();
    }

    public List<Snapshot> snapshots(String dataset) {
        return snapshots.get(dataset, () -> session.search("/snapshots", Filter.eq(DATASET, dataset), Snapshot.class));
    }

    public List<Timeflow> timeflows(String dataset) {
        return timeflows.get(dataset, () -> session.search("/timeflows", Filter.eq(DATASET, dataset), Timeflow.class));
    }

    /**
     * Jobs of engines on an object.
     *
     * @param ids all forms that its id may have
     */
    public List<VirtualizationJob> engineJobs(Set<String> ids) {
        return engineJobs.get(
                String.join(" ", new TreeSet<>(ids)),
                () -> session.search(
                        VirtualizationJob.LIST, Filter.in(VirtualizationJob.TARGET, ids), VirtualizationJob.class));
    }

    /**
     * DCT API: engines' own jobs, and masking jobs under their new name, show from 3.16 on. Who is not told the release may see
     * them all the same.
     */
    public boolean tellsOfEngines() {
        ApiVersion version = session.version();
        return version.isKnown()
                ? version.atLeast(3, 16)
                : tellsOfEngines.get(ALL, () -> session.has(VirtualizationJob.LIST));
    }

    /** DCT API: engines' jobs are there from 3.16 on. */
    public boolean wasDeletedOnItsEngine(String vdb) {
        if (!session.version().atLeast(3, 16)) {
            return false;
        }
        return engineJobs(VirtualizationJob.targetsOf(vdb)).stream()
                .filter(job -> job.isOn(vdb))
                .anyMatch(job -> job.type().equals("DB_DELETE") && "COMPLETED".equals(job.jobState()));
    }

    <T> Optional<T> byId(String path, String id, Class<T> type) {
        return Filter.canSay(id)
                ? session.search(path, Filter.eq(ID, id), type).stream().findFirst()
                : Optional.empty();
    }
}
