package io.jenkins.plugins.delphixpipeline.simulator.dct;

import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;

/** Changes DCT behind its clients' backs: at once, without jobs. Datasets are named {@code Group/Name}. */
public final class DctWorld {

    private final DctState state;
    private final Names names;

    DctWorld(DctState state) {
        this.state = state;
        this.names = new Names(state);
    }

    /** A VDB group of these VDBs. Returns its id. */
    public String addGroup(String name, List<String> vdbs) {
        synchronized (state) {
            VdbGroup group = state.addGroup(name);
            vdbs.forEach(vdb -> group.orders().put(names.dataset(null, vdb).id(), 0));
            return group.id();
        }
    }

    /**
     * A VDB group of the VDBs with these references on one engine. Returns its id.
     *
     * @param references of the VDBs on that engine
     */
    public String addGroup(String name, String engine, List<String> references) {
        synchronized (state) {
            VdbGroup group = state.addGroup(name);
            RegisteredEngine home = engine(engine);
            references.forEach(reference -> group.orders().put(home.id(reference), 0));
            return group.id();
        }
    }

    /** What the scenario of an engine has for DCT. */
    void add(String engine, DctEstate described) {
        synchronized (state) {
            new Describing(state, engine(engine)).add(described);
        }
    }

    /** A VDB group goes; its VDBs stay. */
    public void removeGroup(String id) {
        synchronized (state) {
            state.groups().remove(id);
        }
    }

    private RegisteredEngine engine(String name) {
        return state.inventory().engines().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no engine " + name));
    }

    /** Puts a tag on a dataset. */
    public void tag(String dataset, String key, String value) {
        synchronized (state) {
            state.notes()
                    .tags()
                    .add(names.dataset(null, dataset).id(), Json.array(Json.object("key", key, "value", value)));
        }
    }

    /** The account's key is of no use any more. */
    public void expireKey(String account) {
        synchronized (state) {
            state.accounts().expireKey(account, state.times().now());
        }
    }

    /** Gives an account a new key, which is answered, in place of the one that it had. */
    public String renewKey(String account) {
        synchronized (state) {
            return state.accounts().renewKey(state.accounts().named(account));
        }
    }

    /** Nobody can log in with a password any more. */
    public void disablePasswords() {
        synchronized (state) {
            state.accounts().disablePasswords();
        }
    }

    public void deleteKey(String account) {
        synchronized (state) {
            state.accounts().deleteKey(account);
        }
    }

    /** Everybody has to log in again. */
    public void expireTokens() {
        synchronized (state) {
            state.accounts().endTokens();
        }
    }

    /**
     * Takes a permission on a dataset from an account.
     *
     * @param permission such as REFRESH_FROM_SNAPSHOT; without READ the dataset is hidden
     */
    public void deny(String account, String permission, String dataset) {
        denyId(account, permission, names.dataset(null, dataset).id());
    }

    /** The same for any object, by its id. */
    public void denyId(String account, String permission, String id) {
        synchronized (state) {
            state.accounts().named(account).deny(permission, id);
        }
    }

    /** @param kind BOOKMARK or VDB_GROUP, which the licence covers no more */
    public void unlicense(String kind) {
        state.unlicensed().add(kind);
    }

    /** @param tier CORE, SELF_SERVICE or ENTERPRISE */
    public void licence(String tier) {
        state.tier(tier);
    }

    /** How long the inventory is behind the engines from now on. */
    public void setTelemetryLag(Duration behind) {
        state.lag(behind);
    }

    /** How long jobs are PENDING from now on. */
    public void setPending(Duration time) {
        state.pending(time);
    }

    /** Whether DCT can reach an engine. */
    public void setOnline(String engine, boolean online) {
        synchronized (state) {
            engine(engine).online(online);
        }
    }

    /** DCT gives up on a job: TIMEDOUT. The work goes on. */
    public void timeOut(String job) {
        showJobAs(job, "TIMEDOUT");
    }

    /** A job shows this status whatever becomes of it; null for its own again. */
    public void showJobAs(String job, String status) {
        synchronized (state) {
            state.jobs().get(job).showAs(status);
        }
    }
}
