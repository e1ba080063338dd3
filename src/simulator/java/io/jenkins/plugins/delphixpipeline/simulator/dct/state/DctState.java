package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.DatasetView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.HistoryView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Inventory;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.PlaceView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.JobView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Accounts;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitches;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** DCT's memory. Whoever reads or changes it holds its monitor. */
public final class DctState {

    private final String uuid;
    private final DctVersion version;
    private final DctSwitches switches;
    private final Times times;
    private final Notes notes = new Notes();
    private final Accounts accounts = new Accounts();
    private final Inventory inventory;
    private final Policies policies;
    private final DctJobs jobs;
    private final Map<String, Bookmark> bookmarks = new LinkedHashMap<>();
    private final Map<String, VdbGroup> groups = new LinkedHashMap<>();
    private final Set<String> unlicensed = ConcurrentHashMap.newKeySet();
    private volatile Duration lag = Duration.ZERO;
    private volatile Duration pending = Duration.ZERO;
    private volatile String tier = "ENTERPRISE";

    /** @param failures tells for a type of job what the next one of it shall die of */
    public DctState(
            DctVersion version, DctSwitches switches, Times times, Function<String, Optional<String>> failures) {
        this.uuid = UUID.randomUUID().toString();
        this.version = version;
        this.switches = switches;
        this.times = times;
        this.inventory = new Inventory(switches.isOn(DctSwitch.NAMES_AS_IDS));
        this.policies = new Policies(inventory);
        this.jobs = new DctJobs(times, failures);
    }

    /** Lets happen what is due: done at the beginning of each call, and whenever an engine's job has ended. */
    public void catchUp() {
        jobs.catchUp();
        bookmarks.values().removeIf(this::isGone);
    }

    /** A bookmark goes after its last day. One whose VDBs are all gone is INACTIVE, or goes with them. */
    private boolean isGone(Bookmark bookmark) {
        String last = notes.keepOf(bookmark.id()).expiration();
        boolean expired =
                last != null && LocalDate.ofInstant(times.now(), ZoneOffset.UTC).isAfter(LocalDate.parse(last));
        boolean orphaned = bookmark.status().equals("ACTIVE")
                && bookmark.points().keySet().stream()
                        .noneMatch(id -> inventory.find(Kind.DATABASE, id).isPresent());
        if (orphaned) {
            bookmark.status("INACTIVE");
        }
        return expired || orphaned && is(DctSwitch.BOOKMARKS_GO_WITH_VDBS);
    }

    public String uuid() {
        return uuid;
    }

    public DctVersion version() {
        return version;
    }

    public boolean is(DctSwitch on) {
        return switches.isOn(on);
    }

    public DctSwitches switches() {
        return switches;
    }

    public Times times() {
        return times;
    }

    public Notes notes() {
        return notes;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Inventory inventory() {
        return inventory;
    }

    public Policies policies() {
        return policies;
    }

    public DctJobs jobs() {
        return jobs;
    }

    public JobView jobView() {
        return new JobView(notes, times, switches, this::lag, () -> pending);
    }

    public DatasetView datasetView() {
        return new DatasetView(notes, times, switches);
    }

    public HistoryView historyView() {
        return new HistoryView(notes, times, is(DctSwitch.TIMEFLOW_SOURCE_IS_OWNER));
    }

    public PlaceView placeView() {
        return new PlaceView(notes);
    }

    /** By id, oldest first. */
    public Map<String, Bookmark> bookmarks() {
        return bookmarks;
    }

    public Bookmark addBookmark(String name, Account owner) {
        Bookmark bookmark = new Bookmark(name, owner, times.now());
        bookmarks.put(bookmark.id(), bookmark);
        return bookmark;
    }

    /** By id, oldest first. */
    public Map<String, VdbGroup> groups() {
        return groups;
    }

    /** All groups, those that engines have as containers among them where these show. */
    public Stream<VdbGroup> allGroups() {
        boolean containers = is(DctSwitch.CONTAINERS_AS_GROUPS) && version.atLeast(16);
        return containers
                ? Stream.concat(
                        groups.values().stream(), inventory.all(Kind.POD).map(DctState::container))
                : groups.values().stream();
    }

    private static VdbGroup container(Located pod) {
        VdbGroup group = new VdbGroup(pod.id(), pod.name(), pod.id());
        pod.mirror().where(Kind.DATA_SOURCE, "dataLayout", pod.reference()).forEach(source -> group.orders()
                .put(
                        pod.engine().id(Json.text(source, "container")),
                        source.path("priority").asInt(1)));
        return group;
    }

    public VdbGroup addGroup(String name) {
        VdbGroup group = new VdbGroup(name);
        groups.put(group.id(), group);
        return group;
    }

    /** How long the inventory is behind the engines. */
    public Duration lag() {
        return lag;
    }

    public void lag(Duration behind) {
        lag = behind;
    }

    /** How long a job is PENDING. */
    public void pending(Duration time) {
        pending = time;
    }

    /** Kinds of objects that the licence does not cover: BOOKMARK, VDB_GROUP. */
    public Set<String> unlicensed() {
        return unlicensed;
    }

    /** CORE, SELF_SERVICE or ENTERPRISE. */
    public String tier() {
        return tier;
    }

    public void tier(String which) {
        tier = which;
    }
}
