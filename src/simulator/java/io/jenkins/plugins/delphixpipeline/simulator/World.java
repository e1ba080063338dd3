package io.jenkins.plugins.delphixpipeline.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Api;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Caller;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.MaskingEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Runtime;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Sync;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Infrastructure;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Changes the engine behind its clients' backs: at once, without jobs. Datasets are named {@code Group/Name}. */
public final class World {

    private final EngineState state;
    private final Api api;
    private final Estate estate;

    World(EngineState state, Api api) {
        this.state = state;
        this.api = api;
        this.estate = new Estate(state);
    }

    /** Does something as this user who sits at another client; refused operations answer an ErrorResult. */
    public Visitor as(String user) {
        synchronized (state) {
            String reference = state.store().where(Kind.USER, "name", user).stream()
                    .findFirst()
                    .map(Store::ref)
                    .orElseGet(() -> estate.user(user, "DOMAIN", "not-needed-here"));
            return new Visitor(state, api, reference);
        }
    }

    /** Takes from a user the right to see a dataset and what belongs to it. */
    public void hide(String user, String dataset) {
        synchronized (state) {
            String reference =
                    Store.ref(state.store().where(Kind.USER, "name", user).get(0));
            state.hidden()
                    .computeIfAbsent(reference, any -> ConcurrentHashMap.newKeySet())
                    .add(Store.ref(dataset(dataset)));
        }
    }

    public String addGroup(String name) {
        synchronized (state) {
            return estate.group(name);
        }
    }

    /** A dSource with two snapshots; the group is made when there is none. Returns the reference. */
    public String addDsource(DataKind kind, String group, String name) {
        synchronized (state) {
            return estate.dSource(kind, group, name, 2);
        }
    }

    /** A VDB from the newest snapshot of its parent. Returns the reference. */
    public String addVdb(String group, String name, String parent) {
        synchronized (state) {
            return estate.vdb(group, name, Store.ref(dataset(parent)), false);
        }
    }

    /**
     * A VDB that masks itself: it has the flag and, as configureClone, these hooks, which the caller may leave away. Its
     * first data is masked. Returns the reference.
     */
    public String addMaskedVdb(String group, String name, String parent, ObjectNode... configureClone) {
        synchronized (state) {
            String made = estate.vdb(group, name, Store.ref(dataset(parent)), true);
            setHooks(group + "/" + name, "configureClone", configureClone);
            return made;
        }
    }

    /**
     * A VDB as another engine has replicated it here: in a namespace of that name, with the flag or without, and without a
     * parent that could be seen. Returns the reference.
     */
    public String addReplica(DataKind kind, String namespace, String group, String name, boolean masked) {
        synchronized (state) {
            return estate.replica(kind, namespace, group, name, masked);
        }
    }

    /** An Oracle cluster of two nodes. Returns the reference of the installation on it. */
    public String addCluster(String name) {
        synchronized (state) {
            return new Infrastructure(state).cluster(name);
        }
    }

    /** The dSource of a pluggable database. Returns the reference. */
    public String addPluggable(String group, String name) {
        synchronized (state) {
            return estate.pluggable(group, name);
        }
    }

    /** A container database for pluggable ones. Returns the reference of its source config. */
    public String addContainerDatabase(String name) {
        synchronized (state) {
            return estate.containerDatabase(name);
        }
    }

    /** That many small dSources in one group, named {@code bulk 1} and so on. */
    public void addDatasets(int count) {
        synchronized (state) {
            for (int number = 1; number <= count; number++) {
                estate.dSource(DataKind.APPDATA, "Bulk", "bulk " + number, 1);
            }
        }
    }

    /** Makes a dataset look as if another engine had replicated it here. */
    public void setNamespace(String dataset, String namespace) {
        changeDataset(dataset, container -> container.put("namespace", namespace));
    }

    public void setLogSync(String dataset, boolean on) {
        changeDataset(dataset, container -> Datasets.logSync(container, on));
    }

    public void setMasked(String vdb, boolean flag) {
        changeDataset(vdb, container -> container.put("masked", flag));
    }

    /** Replaces one list of hooks, such as {@code configureClone}. */
    public void setHooks(String vdb, String list, ObjectNode... hooks) {
        synchronized (state) {
            ArrayNode array = Json.array((Object[]) hooks);
            String source = Store.ref(state.sourceOf(Store.ref(dataset(vdb))));
            state.store()
                    .update(Kind.SOURCE, source, changed -> ((ObjectNode) changed.get("operations")).set(list, array));
        }
    }

    /** A hook that runs a script. */
    public static ObjectNode scriptHook(String name) {
        return Estate.scriptHook(name);
    }

    /** A template of a hook that runs a script in bash. */
    public void addHookTemplate(String name, String command) {
        synchronized (state) {
            estate.hookTemplate(name, command);
        }
    }

    /** A hook that runs a masking job. */
    public static ObjectNode maskingHook(String name) {
        return Json.object(
                "type", "RunMaskingJobOnSourceOperation",
                "name", name,
                "maskingJobId", "9",
                "applicationId", "Patients");
    }

    /** @param status RUNNING, INACTIVE, PENDING or UNKNOWN */
    public void setRuntime(String dataset, boolean enabled, String status) {
        synchronized (state) {
            new Runtime(state).enabled(Store.ref(dataset(dataset)), enabled, status);
        }
    }

    /** @param podState ONLINE, OFFLINE or INCONSISTENT */
    public void setPodState(String pod, String podState) {
        synchronized (state) {
            String reference = state.store().where(Kind.POD, "name", pod).stream()
                    .findFirst()
                    .map(Store::ref)
                    .orElseThrow(() -> new NoSuchElementException("no pod " + pod));
            state.store().update(Kind.POD, reference, changed -> changed.put("state", podState));
        }
    }

    /** Lets an AppData VDB run elsewhere: on another host, with the port and database among its parameters. */
    public void place(String vdb, String host, int port, String database) {
        synchronized (state) {
            estate.place(Store.ref(dataset(vdb)), host, port, database);
        }
    }

    /** Does this each time a refresh or rollback has brought new data to a VDB, while the job is running. */
    public void onNewData(String vdb, Runnable what) {
        synchronized (state) {
            state.arrivals().put(Store.ref(dataset(vdb)), what);
        }
    }

    /** Tells somebody the number of each masking job that is to run; the engine itself knows nothing of how it goes on. */
    public void onMasking(Consumer<String> start) {
        maskWith(job -> {
            start.accept(job);
            return status -> status == null;
        });
    }

    /** Has masking jobs run there: each execution begins and ends inside the engine's job, and fails it when it fails. */
    public void maskWith(MaskingEngine engine) {
        state.maskingEngine().set(engine);
    }

    /** Takes a snapshot at once. Returns its reference. */
    public String takeSnapshot(String dataset) {
        synchronized (state) {
            return Store.ref(new Snapshots(state).take(Store.ref(dataset(dataset))));
        }
    }

    /** From now on a policy of that name takes snapshots of the dataset every night. */
    public void applySnapshotPolicy(String dataset, String policy) {
        synchronized (state) {
            ObjectNode applied = Json.template("""
                    {"type": "SnapshotPolicy", "namespace": null, "customized": false, "default": false,
                     "effectiveType": "DIRECT_APPLIED",
                     "scheduleList": [{"type": "Schedule", "cronString": "0 30 3 ? * *", "cutoffTime": 14400}]}
                    """);
            applied.put("name", policy).putArray("targets").add(Store.ref(dataset(dataset)));
            state.store().add(Kind.POLICY, applied);
        }
    }

    /** What a snapshot policy does at its hour, whatever else is going on. Returns the snapshot's reference. */
    public String takePolicySnapshot(String dataset) {
        synchronized (state) {
            ObjectNode database = dataset(dataset);
            String timeflow = Json.text(database, "currentTimeflow");
            state.jobs().finishNow(state.jobs().startBeside(Sync.plan(state, database), Caller.policy()));
            return state.store().of(Kind.SNAPSHOT, Store.ref(database)).stream()
                    .filter(snapshot -> timeflow.equals(Json.text(snapshot, "timeflow")))
                    .reduce((older, newer) -> newer)
                    .map(Store::ref)
                    .orElseThrow();
        }
    }

    /** Changes any stored object. */
    public void change(Kind kind, String reference, Consumer<ObjectNode> change) {
        synchronized (state) {
            state.store().update(kind, reference, change);
        }
    }

    public void finishJob(String reference) {
        state.jobs().finishNow(job(reference));
    }

    /** Does at once what a job does until this percentage of its time. */
    public void advanceJob(String reference, double percent) {
        state.jobs().advanceTo(job(reference), percent);
    }

    public void failJob(String reference, String message) {
        synchronized (state) {
            state.jobs().fail(job(reference), new JobFailure("exception.job.failed", message, null));
        }
    }

    public void cancelJob(String reference) {
        synchronized (state) {
            state.jobs().cancel(job(reference), "Canceled by another user.");
        }
    }

    /** How long jobs take that start from now on. */
    public void setJobDuration(Duration duration) {
        state.jobs().durations().set(duration);
    }

    public void setJobDuration(String actionType, Duration duration) {
        state.jobs().durations().set(actionType, duration);
    }

    /**
     * Makes an engine that has little to tell: nothing but jobs, each of them no sooner than after this time, and its end.
     */
    public void setQuiet(Duration pause) {
        state.notifications().jobsAlone();
        state.jobs().newsApart(pause);
    }

    private void changeDataset(String name, Consumer<ObjectNode> change) {
        synchronized (state) {
            state.store().update(Kind.DATABASE, Store.ref(dataset(name)), change);
        }
    }

    private ObjectNode dataset(String name) {
        return state.store().all(Kind.DATABASE).stream()
                .filter(database -> state.displayName(database).equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no dataset " + name));
    }

    private Job job(String reference) {
        synchronized (state) {
            return state.jobs().find(reference).orElseThrow(() -> new NoSuchElementException("no job " + reference));
        }
    }

    /** Somebody else who works with the engine at the same time. */
    public static final class Visitor {

        private final EngineState state;
        private final Api api;
        private final String user;

        private Visitor(EngineState state, Api api, String user) {
            this.state = state;
            this.api = api;
            this.user = user;
        }

        /** Path below the base path, such as {@code /database/APPDATA_CONTAINER-1/sync}; the body may be null. */
        public JsonNode post(String path, JsonNode body) {
            return api.asUser(user, state.version(), "POST", path, body == null ? Json.object() : body);
        }

        public JsonNode get(String path) {
            return api.asUser(user, state.version(), "GET", path, Json.object());
        }
    }
}
