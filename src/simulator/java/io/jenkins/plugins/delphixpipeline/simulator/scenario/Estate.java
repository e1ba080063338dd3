package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataPoint;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Provision;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.Layouts;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/** Builds up what an engine manages, without jobs and without waiting. Names are those that people would use. */
public final class Estate {

    private final EngineState state;
    private final Infrastructure infrastructure;

    public Estate(EngineState state) {
        this.state = state;
        this.infrastructure = new Infrastructure(state);
    }

    /** The machines around it. */
    public Infrastructure infrastructure() {
        return infrastructure;
    }

    /** The same user when there already is one of this name and type. */
    public String userIfMissing(String name, String userType, String password) {
        return state.store().where(Kind.USER, "name", name).stream()
                .filter(user -> userType.equals(Json.text(user, "userType")))
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> user(name, userType, password));
    }

    /** A user who can log in. */
    public String user(String name, String userType, String password) {
        ObjectNode user = Json.template("""
                {"type": "User", "sessionTimeout": 30, "enabled": true, "locale": "en-US", "authenticationType": "NATIVE",
                 "passwordUpdateRequest": "NONE", "apiUser": false, "isDefault": true, "principal": null,
                 "emailAddress": null, "credential": null}
                """);
        String reference =
                Store.ref(state.store().add(Kind.USER, user.put("name", name).put("userType", userType)));
        state.passwords().put(reference, password);
        return reference;
    }

    /** The group of that name, made when there is none yet. */
    public String group(String name) {
        return state.store().where(Kind.GROUP, "name", name).stream()
                .filter(group -> !Json.has(group, "namespace"))
                .findFirst()
                .or(() -> java.util.Optional.of(
                        state.store().add(Kind.GROUP, Json.object("type", "Group", "name", name, "description", null))))
                .map(Store::ref)
                .orElseThrow();
    }

    /** A dSource with this many snapshots, one for each of the last nights. */
    public String dSource(DataKind kind, String group, String name, int snapshots) {
        String database = new Datasets(state).addDsource(kind, group(group), name, infrastructure.installation(kind));
        for (int nights = snapshots; nights > 0; nights--) {
            new Snapshots(state).take(database, state.now().minus(Duration.ofDays(nights)));
        }
        return database;
    }

    /** A VDB made from the newest snapshot of its parent, with a first snapshot of its own. */
    public String vdb(String group, String name, String parent, boolean masked) {
        return vdb(group, name, parent, masked, Json.object());
    }

    /** The same with a source described by the caller: its members win over the usual ones. */
    public String vdb(String group, String name, String parent, boolean masked, ObjectNode source) {
        Snapshots snapshots = new Snapshots(state);
        DataPoint from = snapshots.point(snapshots.newestOrRefuse(parent));
        boolean inherited =
                state.store().get(Kind.DATABASE, parent).path("masked").asBoolean();
        String database = new Datasets(state)
                .addVdb(new Datasets.NewVdb(
                        group(group),
                        name,
                        parent,
                        from,
                        masked || inherited,
                        source,
                        null,
                        infrastructure.installationFor(parent),
                        "RUNNING"));
        if (masked) {
            state.lineage().alwaysMasked(Json.text(state.store().get(Kind.DATABASE, database), "currentTimeflow"));
        }
        snapshots.take(database);
        return database;
    }

    /** A VDB with this flag as another engine has replicated it here, in a namespace of that name, with a snapshot. */
    public String replica(DataKind kind, String namespace, String group, String name, boolean masked) {
        String space = state.store().where(Kind.NAMESPACE, "name", namespace).stream()
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> namespace(namespace));
        String inSpace = Store.ref(state.store()
                .add(Kind.GROUP, Json.object("type", "Group", "name", group, "namespace", space, "description", null)));
        String database = new Datasets(state).addReplica(kind, inSpace, name, space, masked);
        String snapshot = Store.ref(new Snapshots(state).take(database));
        state.store().update(Kind.SNAPSHOT, snapshot, changed -> changed.put("namespace", space));
        return database;
    }

    private String namespace(String name) {
        ObjectNode namespace = Json.template("""
                {"type": "Namespace", "description": null, "namespaceType": "REPLICATION", "failedOver": false,
                 "failoverReport": null, "locked": false, "secureNamespace": true, "source": null}
                """);
        return Store.ref(state.store().add(Kind.NAMESPACE, namespace.put("name", name)));
    }

    /** Moves an AppData VDB to a host of its own, where its database listens on this port. */
    public void place(String vdb, String host, int port, String database) {
        String installation = infrastructure.postgres(host);
        ObjectNode source = state.sourceOf(vdb);
        state.store()
                .update(
                        Kind.SOURCE_CONFIG,
                        Json.text(source, "config"),
                        config -> config.put("repository", installation));
        state.store().update(Kind.SOURCE, Store.ref(source), changed -> ((ObjectNode) changed.get("parameters"))
                .put("postgresPort", port)
                .put("databaseName", database));
    }

    /** A pluggable database's dSource. Returns its reference. */
    public String pluggable(String group, String name) {
        String database = dSource(DataKind.ORACLE, group, name, 2);
        state.store().update(Kind.DATABASE, database, container -> container.put("contentType", "PDB"));
        return database;
    }

    /** A container database that pluggable ones can be made in. Returns its source config. */
    public String containerDatabase(String name) {
        return Store.ref(state.store()
                .add(
                        Kind.SOURCE_CONFIG,
                        Json.object(
                                "type",
                                "OracleSIConfig",
                                "name",
                                name,
                                "databaseName",
                                name,
                                "uniqueName",
                                name,
                                "repository",
                                infrastructure.installation(DataKind.ORACLE),
                                "environmentUser",
                                "HOST_USER-1",
                                "linkingEnabled",
                                true,
                                "cdbType",
                                "ROOT_CDB")));
    }

    /** A masking job that may be used when provisioning from this dataset. */
    public ObjectNode maskingJob(String name, String id, String associatedWith) {
        return state.store()
                .add(
                        Kind.MASKING_JOB,
                        Json.object(
                                "type",
                                "MaskingJob",
                                "name",
                                name,
                                "maskingJobId",
                                id,
                                "associatedContainer",
                                associatedWith));
    }

    /** A source whose first configureClone hook runs a masking job. */
    public ObjectNode masking(ObjectNode maskingJob) {
        ObjectNode hooks = Datasets.hooks();
        hooks.withArray("configureClone").add(Provision.maskingHook(maskingJob));
        return Json.object("operations", hooks);
    }

    /** A template with one data source. */
    public String template(String name, String dataSource, String database, String user) {
        return template(name, Map.of(dataSource, database), user);
    }

    /** A template with these datasets, by the names of their data sources and in this order. */
    public String template(String name, Map<String, String> dataSources, String user) {
        Layouts layouts = new Layouts(state);
        String template = layouts.addTemplate(name, null, Json.object());
        addDataSources(layouts, template, dataSources);
        layouts.addBranch(Kind.TEMPLATE, template, "master", user);
        return template;
    }

    /** A data pod with one data source. */
    public String pod(String name, String template, String dataSource, String database, String user) {
        return pod(name, template, Map.of(dataSource, database), user);
    }

    /** A data pod with these datasets, by the names of their data sources and in this order. */
    public String pod(String name, String template, Map<String, String> dataSources, String user) {
        Layouts layouts = new Layouts(state);
        String pod = layouts.addPod(name, template, null, Json.object());
        addDataSources(layouts, pod, dataSources);
        String operation = layouts.addBranch(Kind.POD, pod, "default", user);
        state.dataPoints().after().put(operation, layouts.present(pod));
        return pod;
    }

    /** A bookmark of what a template or data pod holds now. */
    public String bookmark(String name, ObjectNode layout, boolean shared, Collection<String> tags) {
        String owner = Store.ref(layout);
        boolean ofPod = Json.has(layout, "template");
        ObjectNode template = ofPod ? state.store().get(Kind.TEMPLATE, Json.text(layout, "template")) : layout;
        ObjectNode bookmark = Json.object("type", "JSBookmark", "name", name, "branch", layout.get("activeBranch"));
        bookmark.put("bookmarkType", ofPod ? "DATA_CONTAINER" : "DATA_TEMPLATE");
        bookmark.put("container", ofPod ? owner : null).put("containerName", ofPod ? Json.text(layout, "name") : null);
        bookmark.put("template", Store.ref(template)).put("templateName", Json.text(template, "name"));
        bookmark.put("timestamp", state.timestamp()).put("creationTime", state.timestamp());
        bookmark.putNull("description")
                .putNull("expiration")
                .put("usable", true)
                .put("checkoutCount", 0);
        bookmark.put("shared", !ofPod || shared).set("tags", Json.array(tags));
        String reference = Store.ref(state.store().add(Kind.BOOKMARK, bookmark));
        state.dataPoints().bookmarks().put(reference, new Layouts(state).present(owner));
        return reference;
    }

    /** A bookmark of the newest snapshot of a VDB. */
    public void bookmark(String name, String vdb) {
        Snapshots snapshots = new Snapshots(state);
        DataPoint newest = snapshots.newest(vdb).map(snapshots::point).orElseThrow();
        state.store()
                .add(
                        Kind.TIMEFLOW_BOOKMARK,
                        Json.object(
                                "type",
                                "TimeflowBookmark",
                                "name",
                                name,
                                "timeflow",
                                newest.timeflow(),
                                "timestamp",
                                newest.timestamp(),
                                "location",
                                newest.location(),
                                "tag",
                                null,
                                "retentionProof",
                                false));
    }

    /** Connects an AppData dataset by a toolkit of this name, with an installation that has it. */
    public void useToolkit(String database, String name) {
        String installation = infrastructure.installationWith(name);
        String toolkit = Json.text(state.store().get(Kind.REPOSITORY, installation), "toolkit");
        state.store().update(Kind.DATABASE, database, container -> container.put("toolkit", toolkit));
        String config = Json.text(state.sourceOf(database), "config");
        state.store().update(Kind.SOURCE_CONFIG, config, changed -> changed.put("repository", installation)
                .put("toolkit", toolkit));
    }

    /** What a hook can be made of: a script that runs in bash. */
    public void hookTemplate(String name, String command) {
        ObjectNode template = Json.object(
                "type",
                "OperationTemplate",
                "name",
                name,
                "description",
                null,
                "namespace",
                null,
                "lastUpdated",
                state.timestamp());
        template.set("operation", scriptHook(name).put("command", command));
        state.store().add(Kind.HOOK_TEMPLATE, template);
    }

    /** A hook that runs a script. */
    public static ObjectNode scriptHook(String name) {
        return Json.object(
                "type",
                "RunBashOnSourceOperation",
                "name",
                name,
                "command",
                "true",
                "credentialsEnvVarsList",
                Json.array());
    }

    private static void addDataSources(Layouts layouts, String layout, Map<String, String> dataSources) {
        int priority = 0;
        for (Map.Entry<String, String> source : dataSources.entrySet()) {
            layouts.addDataSource(layout, source.getKey(), source.getValue(), ++priority);
        }
    }
}
