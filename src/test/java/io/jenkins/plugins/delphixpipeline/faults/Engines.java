package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.operation.pod.BranchAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Two engines, and a data pipeline with data pods. */
final class Engines implements Stage {
    private static final String HOOKS = "hooks";
    /** Hooks are set at once, and whose answer was lost sees that a branch is active or gone. */
    private static final List<String> WITHOUT_JOB = List.of("-" + HOOKS, "-branch-activate", "-branch-delete");

    private static final String BRANCHED = "prep1";
    private static final String BRANCH = "feature";
    private static final List<String> PODS = List.of("prep1", "prep2", "prep3");
    private static final String REFRESHED_BESIDE = "prep4";
    private static final String RESTORED_BESIDE = "prep5";

    private final Schedule schedule;
    private final FaultyEngine kind;
    private final SimulatedEngine first;
    private final SimulatedEngine second;

    Engines(Schedule schedule) {
        this.schedule = schedule;
        kind = new FaultyEngine(schedule);
        first = kind.start();
        second = kind.startSecond();
    }

    @Override
    public List<URI> addresses() {
        return List.of(first.url(), second.url());
    }

    @Override
    public List<Bookkeeping> books() {
        return List.of(EngineBookkeeping.of(first, false), EngineBookkeeping.of(second, true));
    }

    @Override
    public DataPlatform connect(HttpSettings settings, OkHttpClient client) {
        return connected(settings, client);
    }

    static DataPlatform connected(HttpSettings settings, OkHttpClient client) {
        return new EnginePlatform(
                settings, client, () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
    }

    @Override
    public void disturb(Crew crew) {
        kind.disturb(first, crew);
        FaultyEngine.disturbSecond(second, schedule, crew);
    }

    @Override
    public void pipeline(Rehearsed run) throws Exception {
        List<Task> begin = new ArrayList<>(List.of(run.begin("snapshot", Plan.snapshot())));
        boolean restore = schedule.others.contains(Schedule.Other.RESTORE);
        if (restore) {
            begin.add(
                    run.begin("bookmark-" + RESTORED_BESIDE, Plan.bookmark("of " + RESTORED_BESIDE, RESTORED_BESIDE)));
        }
        run.together(begin);
        boolean snapshotToo = kind.switches.contains(Switch.REFRESH_TAKES_NO_SNAPSHOT);
        boolean restorable = restore && begin.get(1).succeeded();
        if (!run.master(Plan::refreshMasked, () -> beside(run, restorable), snapshotToo)) {
            return;
        }
        Map<String, Task> pods = new LinkedHashMap<>();
        PODS.forEach(pod -> pods.put(pod, run.begin("refresh-" + pod, Plan.refreshPod(pod))));
        List<Task> next = new ArrayList<>(pods.values());
        next.add(run.begin("provision", Plan.provision()));
        next.add(run.begin("billing", Plan.refreshBilling()));
        run.together(next);
        List<Task> last = new ArrayList<>();
        // A pod whose refresh failed is left inconsistent and cannot be bookmarked.
        PODS.stream()
                .filter(pod -> pods.get(pod).succeeded())
                .forEach(pod -> last.add(run.begin("bookmark-" + pod, Plan.bookmark("of " + pod, pod))));
        last.add(run.begin("bookmark-template", Plan.bookmark("of template", null)));
        last.add(run.begin("bookmark-billing", Plan.bookmarkBilling()));
        run.together(last);
        run.succeeds(HOOKS, Plan.setHooks(Plan.CHILD), Engines::hasHook);
        if (pods.get(BRANCHED).succeeded()) {
            branches(run);
        }
    }

    /** A branch of a data pod comes, is left, and goes. */
    private static void branches(Rehearsed run) throws Exception {
        boolean made = run.succeeds(
                "branch-create", Plan.branch(BRANCHED, BranchAction.CREATE_BRANCH, BRANCH), books -> branches(books)
                        .equals(List.of(activeBranch(books))));
        boolean left = made
                && run.succeeds(
                        "branch-activate",
                        Plan.branch(BRANCHED, BranchAction.ACTIVATE_BRANCH, "default"),
                        books -> !branches(books).contains(activeBranch(books)));
        if (left) {
            run.succeeds(
                    "branch-delete", Plan.branch(BRANCHED, BranchAction.DELETE_BRANCH, BRANCH), books -> branches(books)
                            .isEmpty());
        }
    }

    private static List<String> branches(Bookkeeping books) {
        return books.engine().objects(Kind.BRANCH).stream()
                .filter(branch -> branch.path("name").asText().equals(BRANCH))
                .map(branch -> branch.path("reference").asText())
                .toList();
    }

    private static String activeBranch(Bookkeeping books) {
        String pod = books.engine().pod(BRANCHED).reference();
        return books.engine().object(Kind.POD, pod).path("activeBranch").asText();
    }

    private static boolean hasHook(Bookkeeping books) {
        String source = books.engine().vdb(Plan.CHILD).source();
        return books.engine()
                        .object(Kind.SOURCE, source)
                        .at("/operations/postRefresh")
                        .size()
                == 1;
    }

    /** Another build takes from the master what it gets, while that is refreshed. */
    private void beside(Rehearsed run, boolean restorable) {
        for (Schedule.Other what : schedule.others) {
            switch (what) {
                case CHILD_REFRESH -> run.beside("beside-child", Plan.refreshChild());
                case REFRESH -> run.beside("beside-refresh", Plan.manage(REFRESHED_BESIDE, PodAction.REFRESH, null));
                case RESTORE -> {
                    if (restorable) {
                        run.beside(
                                "beside-restore",
                                Plan.manage(RESTORED_BESIDE, PodAction.RESTORE, "of " + RESTORED_BESIDE));
                    }
                }
            }
        }
    }

    @Override
    public List<Most> most(List<Task> tasks) {
        int masters = (int)
                tasks.stream().filter(task -> task.name.contains("-master")).count();
        List<Most> most = new ArrayList<>(List.of(
                new Most("DB_SYNC", Plan.PRODUCTION, schedule.syncFirst ? 2 : 1),
                new Most("DB_SYNC", Plan.BILLING, 1),
                new Most("DB_REFRESH", Plan.MASTER, masters),
                new Most("DB_REFRESH", Plan.BILLING, 1),
                new Most("DB_REFRESH", Plan.CHILD, 1),
                new Most("DB_PROVISION", Plan.NEW_VDB, 1),
                new Most("JETSTREAM_USER_BRANCH_CREATE", BRANCHED, 1),
                new Most("JETSTREAM_USER_BRANCH_ACTIVATE", BRANCHED, 1),
                new Most("JETSTREAM_USER_BRANCH_DELETE", BRANCHED, 1),
                new Most("JETSTREAM_USER_CONTAINER_RESTORE", RESTORED_BESIDE, 1)));
        List.of("prep1", "prep2", "prep3", REFRESHED_BESIDE)
                .forEach(pod -> most.add(new Most("JETSTREAM_USER_CONTAINER_REFRESH", pod, 1)));
        return most;
    }

    @Override
    public boolean needsJob(Task task) {
        return task.bookmark() == null && WITHOUT_JOB.stream().noneMatch(task.name::endsWith);
    }

    @Override
    public boolean mayFail(Task task, Optional<Bookkeeping> books, List<Task> tasks) {
        boolean besideRefresh = task.name.endsWith("-beside-refresh");
        return switch (task.failure().kind()) {
            case REFUSED ->
                besideRefresh
                        && books.filter(engine -> masterInDoubt(engine, tasks)).isPresent();
            case NOT_FOUND ->
                task.failure().problem() == Problem.NO_SNAPSHOT
                                && (besideRefresh && kind.switches.contains(Switch.REFRESH_TAKES_NO_SNAPSHOT)
                                        || books.filter(Engines::snapshotOfMasterFailed)
                                                .isPresent())
                        || task.failure().problem() == Problem.BOOKMARK_UNKNOWN
                                && madeElsewhere("-bookmark-" + RESTORED_BESIDE, task, books, tasks)
                        || task.failure().problem() == Problem.BRANCH_UNKNOWN
                                && books.map(Engines::branches)
                                        .filter(List::isEmpty)
                                        .isPresent();
            default -> false;
        };
    }

    /** The bookmark was made on the back end that the connection led to then. */
    static boolean madeElsewhere(String bookmarking, Task restore, Optional<Bookkeeping> books, List<Task> tasks) {
        return restore.name.endsWith("-beside-restore")
                && tasks.stream()
                        .filter(task -> task.name.endsWith(bookmarking))
                        .noneMatch(task -> books.filter(task::isBoundTo).isPresent());
    }

    /** The job that takes it after a refresh ends badly when the engine is restarted. */
    private static boolean snapshotOfMasterFailed(Bookkeeping engine) {
        return engine.works().stream()
                .anyMatch(work ->
                        work.type().equals("DB_SYNC") && work.target().equals(Plan.MASTER) && !work.isCompleted());
    }

    /** Whoever wants the newest data of a master while nothing proves that it is masked is refused. */
    private static boolean masterInDoubt(Bookkeeping engine, List<Task> tasks) {
        return tasks.stream()
                .filter(task -> task.name.contains("-master"))
                .anyMatch(task -> !task.succeeded() && task.isBoundTo(engine));
    }

    /** Engines that keep the marks tell of every submission what became of it. */
    @Override
    public boolean mayBeUnknown(Task task, Optional<Bookkeeping> books) {
        return !kind.marksSurvive() && !books.equals(Optional.of(books().get(1)));
    }

    @Override
    public String toString() {
        return "switches " + kind.switches;
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
