package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.vdb.VdbAction;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Two DCTs, each with an engine behind it, and a data pipeline with VDB groups. */
final class Towers implements Stage {
    /** As often as tests want to hear of jobs. */
    static final JobPace PACE = new JobPace(Duration.ofMillis(60), Duration.ofMillis(60), Duration.ofMillis(20));

    private final Schedule schedule;
    private final FaultyDct kind;
    private final FaultyDct.Pair first;
    private final FaultyDct.Pair second;

    Towers(Schedule schedule) {
        this.schedule = schedule;
        kind = new FaultyDct(schedule);
        first = kind.start();
        second = kind.startSecond();
    }

    @Override
    public List<URI> addresses() {
        return List.of(first.dct().url(), second.dct().url());
    }

    @Override
    public List<Bookkeeping> books() {
        return List.of(first.books(), second.books());
    }

    /** Users and passwords are those of a directory. */
    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client) {
        boolean toSecond = Connections.leadsToSecond(settings.url());
        LoginSource logins = () -> kind.byKey()
                ? LoginSource.Login.key(toSecond ? kind.secondKey() : kind.firstKey())
                : new LoginSource.Login(SimulatedDct.USER, SimulatedDct.PASSWORD);
        return new DctPlatform(settings, client, logins, PACE);
    }

    @Override
    public void disturb(Crew crew) {
        kind.disturb(first, crew);
        kind.disturbSecond(second, crew);
    }

    @Override
    public void pipeline(Rehearsed run) throws Exception {
        List<Task> begin = new ArrayList<>(List.of(run.begin("snapshot", Plan.snapshot())));
        boolean restore = kind.groups() && schedule.others.contains(Schedule.Other.RESTORE);
        if (restore) {
            begin.add(run.begin("bookmark-" + FaultyDct.RESTORED, Plan.bookmarkGroup(FaultyDct.RESTORED)));
        }
        run.together(begin);
        boolean restorable = restore && begin.get(1).succeeded();
        if (!run.master(Plan::refreshScripted, () -> beside(run, restorable), kind.snapshotToo())) {
            return;
        }
        List<Task> next = new ArrayList<>();
        next.add(run.begin("provision", Plan.provision()));
        next.add(run.begin("billing", Plan.refreshBilling()));
        next.add(run.begin("vdb", Plan.refresh("prep3")));
        if (kind.groups()) {
            next.add(run.begin("group", Plan.refreshGroup(FaultyDct.PREPS, null)));
        }
        run.together(next);
        List<Task> last = new ArrayList<>();
        last.add(run.begin("bookmark-billing", Plan.bookmarkBilling()));
        if (kind.groups()) {
            last.add(run.begin("bookmark-" + FaultyDct.PREPS, Plan.bookmarkGroup(FaultyDct.PREPS)));
        }
        switches(run);
        if (next.get(0).succeeded()) {
            run.succeeds("delete", Plan.delete(), books -> !books.engine().hasDataset(Plan.NEW_VDB));
        }
        run.together(last);
    }

    /** One after the other, since each begins where the one before it ended. */
    private static void switches(Rehearsed run) throws Exception {
        String vdb = Plan.vdbOf("prep7");
        if (run.succeeds("stop", Plan.vdb(vdb, VdbAction.STOP), books -> !isRunning(books, vdb))) {
            run.succeeds("start", Plan.vdb(vdb, VdbAction.START), books -> isRunning(books, vdb));
        }
        if (run.succeeds("disable", Plan.vdb(vdb, VdbAction.DISABLE), books -> !isEnabled(books, vdb))) {
            run.succeeds("enable", Plan.vdb(vdb, VdbAction.ENABLE), books -> isEnabled(books, vdb));
        }
    }

    private static boolean isRunning(Bookkeeping books, String vdb) {
        return "RUNNING".equals(books.engine().vdb(vdb).runtimeStatus());
    }

    private static boolean isEnabled(Bookkeeping books, String vdb) {
        return books.engine().vdb(vdb).enabled();
    }

    /** Another build takes from the master what it gets, while that is refreshed. */
    private void beside(Rehearsed run, boolean restorable) {
        for (Schedule.Other what : schedule.others) {
            switch (what) {
                case CHILD_REFRESH -> run.beside("beside-child", Plan.refreshChild());
                case REFRESH -> {
                    if (kind.groups()) {
                        run.beside("beside-refresh", Plan.refreshGroup(FaultyDct.REFRESHED, null));
                    }
                }
                case RESTORE -> {
                    if (restorable) {
                        run.beside("beside-restore", Plan.refreshGroup(FaultyDct.RESTORED, "of " + FaultyDct.RESTORED));
                    }
                }
            }
        }
    }

    /** What may be said twice, as that a VDB shall stop, is not counted. */
    @Override
    public List<Most> most(List<Task> tasks) {
        int masters = (int)
                tasks.stream().filter(task -> task.name.contains("-master")).count();
        return List.of(
                new Most("DSOURCE_SNAPSHOT", name(Plan.PRODUCTION), schedule.syncFirst ? 2 : 1),
                new Most("VDB_REFRESH", name(Plan.MASTER), masters),
                new Most("VDB_REFRESH", name(Plan.BILLING), 1),
                new Most("VDB_REFRESH", name(Plan.CHILD), 1),
                new Most("VDB_REFRESH", name(Plan.vdbOf("prep3")), 1),
                new Most("VDB_GROUP_REFRESH", FaultyDct.PREPS, 1),
                new Most("VDB_GROUP_REFRESH", FaultyDct.REFRESHED, 1),
                new Most("VDB_GROUP_REFRESH", FaultyDct.RESTORED, 1),
                new Most("VDB_PROVISION", name(Plan.NEW_VDB), 1));
    }

    private static String name(String path) {
        return path.substring(path.indexOf('/') + 1);
    }

    /** What may be said twice is looked at afterwards, so that no job is needed to know that it was done. */
    @Override
    public boolean needsJob(Task task) {
        return task.bookmark() == null && !task.name.matches(".*-(stop|start|disable|enable|delete)");
    }

    @Override
    public boolean mayFail(Task task, Optional<Bookkeeping> books, List<Task> tasks) {
        if (task.failure().problem() == Problem.BOOKMARK_UNKNOWN) {
            return Engines.madeElsewhere("-bookmark-" + FaultyDct.RESTORED, task, books, tasks);
        }
        if (task.failure().problem() == Problem.MASKING_UNPROVEN) {
            // DCT API: which snapshot each VDB of a bookmark gets is told by newer releases alone.
            return task.name.endsWith("-beside-restore") && !kind.tellsBookmarkedSnapshots();
        }
        if (String.valueOf(task.failure().details()).contains("cannot be reached")) {
            // DCT itself may lose its engine, and say so at once.
            return kind.losesEngine();
        }
        // A DCT to which an address has come to lead does not know the key of the other.
        boolean elsewhere =
                schedule.change == Connections.Change.MOVED || schedule.change == Connections.Change.FOLLOWED;
        Failure why = task.failure().reason() == null
                ? task.failure()
                : task.failure().reason();
        if (why.problem() == Problem.KEY_REFUSED && kind.renewsKey()) {
            return true;
        }
        boolean turnedAway = why.problem() == Problem.KEY_REFUSED || why.kind() == Problem.Kind.UNREACHABLE;
        return turnedAway && kind.hasOtherKeys() && elsewhere;
    }

    /** DCT shows no mark of a refresh: two of the same account within the same moment cannot be told apart. */
    @Override
    public boolean mayBeUnknown(Task task, Optional<Bookkeeping> books) {
        List<String> candidates = task.failure().candidates();
        long ours = books.map(Bookkeeping::works).orElse(List.of()).stream()
                .filter(work -> work.isOurs() && candidates.contains(work.reference()))
                .count();
        return ours > 1 || kind.refusesInAnUnknownForm();
    }

    @Override
    public String toString() {
        return kind.toString();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
