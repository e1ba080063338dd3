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

/** Builds up what an engine manages, without jobs and without waiting. Names are those that people would use. */
public final class Estate {

    private final EngineState state;

    public Estate(EngineState state) {
        this.state = state;
    }

    /** A user who can log in. */
    public String user(String name, String userType, String password) {
        ObjectNode user = state.store()
                .add(
                        Kind.USER,
                        Json.object(
                                "type",
                                "User",
                                "name",
                                name,
                                "userType",
                                userType,
                                "sessionTimeout",
                                30,
                                "enabled",
                                true,
                                "locale",
                                "en-US",
                                "authenticationType",
                                "NATIVE",
                                "passwordUpdateRequest",
                                "NONE",
                                "apiUser",
                                false,
                                "isDefault",
                                true,
                                "principal",
                                null,
                                "emailAddress",
                                null,
                                "credential",
                                null));
        state.passwords().put(Store.ref(user), password);
        return Store.ref(user);
    }

    /** The host, its users and its installations that every scenario has. */
    public void infrastructure() {
        state.store()
                .add(
                        Kind.TOOLKIT,
                        Json.object(
                                "type",
                                "Toolkit",
                                "name",
                                "postgres",
                                "prettyName",
                                "PostgreSQL",
                                "identifier",
                                "postgres",
                                "version",
                                "2.0.0"));
        ObjectNode host = state.store()
                .add(
                        Kind.HOST,
                        Json.object(
                                "type",
                                "UnixHost",
                                "name",
                                "dbhost.example.com",
                                "address",
                                "dbhost.example.com",
                                "dateAdded",
                                state.timestamp(),
                                "hostConfiguration",
                                Json.object(
                                        "type", "HostConfiguration",
                                        "operatingSystem",
                                                Json.object(
                                                        "type",
                                                        "HostOS",
                                                        "name",
                                                        "Linux",
                                                        "distribution",
                                                        "Rocky Linux",
                                                        "version",
                                                        null,
                                                        "release",
                                                        "9.4",
                                                        "timezone",
                                                        "US/Pacific,PST-0800"),
                                        "machine",
                                                Json.object(
                                                        "type",
                                                        "HostMachine",
                                                        "platform",
                                                        "x86_64",
                                                        "memorySize",
                                                        32L << 30)),
                                "hostRuntime",
                                null,
                                "sshPort",
                                22,
                                "toolkitPath",
                                "/opt/delphix"));
        ObjectNode environment = state.store()
                .add(
                        Kind.ENVIRONMENT,
                        Json.object(
                                "type",
                                "UnixHostEnvironment",
                                "name",
                                "dbhost",
                                "description",
                                null,
                                "host",
                                Store.ref(host),
                                "primaryUser",
                                "HOST_USER-1",
                                "enabled",
                                true,
                                "logCollectionEnabled",
                                false));
        state.store()
                .add(
                        Kind.ENVIRONMENT_USER,
                        Json.object(
                                "type",
                                "EnvironmentUser",
                                "name",
                                "delphix_os",
                                "environment",
                                Store.ref(environment),
                                "credential",
                                Json.object("type", "PasswordCredential", "password", "********"),
                                "userId",
                                null,
                                "groupId",
                                null));
        repository(DataKind.ORACLE, environment, "/u01/app/oracle/product/19.0.0/dbhome_1", "19.3.0.0.0");
        repository(DataKind.APPDATA, environment, "Postgres vFiles (15.4)", "15.4");
        repository(DataKind.MSSQL, environment, "MSSQLSERVER", "15.0");
        repository(DataKind.ASE, environment, "SYBASE", "16.0");
        repository(DataKind.MYSQL, environment, "/usr", "8.0");
        state.store()
                .add(
                        Kind.MASKING_SERVICE,
                        Json.object(
                                "type", "MaskingServiceConfig",
                                "name", null,
                                "server", "masking.example.com",
                                "port", 80,
                                "scheme", "HTTP",
                                "username", "masker",
                                "credentials", Json.object("type", "PasswordCredential", "password", "********")));
        for (String role : new String[] {"OWNER", "PROVISIONER", "JETSTREAM_USER"}) {
            state.store().add(Kind.ROLE, Json.object("type", "Role", "name", role, "immutable", true));
        }
    }

    /** The group of that name, made when there is none yet. */
    public String group(String name) {
        return state.store().where(Kind.GROUP, "name", name).stream()
                .findFirst()
                .or(() -> java.util.Optional.of(
                        state.store().add(Kind.GROUP, Json.object("type", "Group", "name", name, "description", null))))
                .map(Store::ref)
                .orElseThrow();
    }

    /** A dSource with this many snapshots, one for each of the last nights. */
    public String dSource(DataKind kind, String group, String name, int snapshots) {
        String database = new Datasets(state).addDsource(kind, group(group), name, repository(kind));
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
        DataPoint from = Snapshots.point(new Snapshots(state).newestOrRefuse(parent));
        String database = new Datasets(state)
                .addVdb(group(group), name, parent, from, masked, source, null, repository(from.kind()), "RUNNING");
        if (masked) {
            state.lineage().masked(Json.text(state.store().get(Kind.DATABASE, database), "currentTimeflow"));
        }
        new Snapshots(state).take(database);
        return database;
    }

    /** A cluster of two nodes with an Oracle installation on it. Returns the installation. */
    public String cluster(String name) {
        ObjectNode cluster = state.store()
                .add(
                        Kind.ENVIRONMENT,
                        Json.object(
                                "type",
                                "OracleCluster",
                                "name",
                                name,
                                "description",
                                null,
                                "host",
                                null,
                                "primaryUser",
                                "HOST_USER-1",
                                "enabled",
                                true,
                                "logCollectionEnabled",
                                false));
        for (int number = 1; number <= 2; number++) {
            state.store()
                    .add(
                            Kind.CLUSTER_NODE,
                            Json.object(
                                    "type",
                                    "OracleClusterNode",
                                    "name",
                                    name + number,
                                    "cluster",
                                    Store.ref(cluster),
                                    "enabled",
                                    true));
        }
        repository(DataKind.ORACLE, cluster, "/u01/app/grid/" + name, "19.3.0.0.0");
        String made = Store.ref(state.store()
                .where(Kind.REPOSITORY, "environment", Store.ref(cluster))
                .get(0));
        state.store().update(Kind.REPOSITORY, made, repository -> repository.put("rac", true));
        return made;
    }

    /** Moves an AppData VDB to a host of its own, where its database listens on this port. */
    public void place(String vdb, String host, int port, String database) {
        ObjectNode machine =
                state.store().add(Kind.HOST, Json.object("type", "UnixHost", "name", host, "address", host));
        ObjectNode environment = state.store()
                .add(
                        Kind.ENVIRONMENT,
                        Json.object(
                                "type",
                                "UnixHostEnvironment",
                                "name",
                                host,
                                "host",
                                Store.ref(machine),
                                "primaryUser",
                                "HOST_USER-1",
                                "enabled",
                                true));
        repository(DataKind.APPDATA, environment, "PostgreSQL", "18");
        String repository = Store.ref(state.store()
                .where(Kind.REPOSITORY, "environment", Store.ref(environment))
                .get(0));
        ObjectNode source = state.sourceOf(vdb);
        state.store()
                .update(
                        Kind.SOURCE_CONFIG,
                        Json.text(source, "config"),
                        config -> config.put("repository", repository));
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
                                repository(DataKind.ORACLE),
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
        Layouts layouts = new Layouts(state);
        String template = layouts.addTemplate(name, null, Json.object());
        layouts.addDataSource(template, dataSource, database, 1);
        layouts.addBranch(Kind.TEMPLATE, template, "master", user);
        return template;
    }

    /** A data pod with one data source. */
    public String pod(String name, String template, String dataSource, String database, String user) {
        Layouts layouts = new Layouts(state);
        String pod = layouts.addPod(name, template, null, Json.object());
        layouts.addDataSource(pod, dataSource, database, 1);
        String operation = layouts.addBranch(Kind.POD, pod, "default", user);
        state.dataPoints().after().put(operation, layouts.present(pod));
        return pod;
    }

    private void repository(DataKind kind, ObjectNode environment, String name, String version) {
        ObjectNode repository = Json.object(
                "type",
                kind.repository(),
                "name",
                name,
                "environment",
                Store.ref(environment),
                "version",
                version,
                "provisioningEnabled",
                true,
                "staging",
                false);
        switch (kind) {
            case ORACLE -> {
                repository
                        .put("installationHome", name)
                        .put("oracleBase", "/u01/app/oracle")
                        .put("bits", 64);
                repository.put("rac", false).put("logsyncPossible", true).put("discovered", true);
                repository
                        .put("userId", 501)
                        .put("groupId", 501)
                        .put("userName", "oracle")
                        .put("groupName", "oinstall");
                repository.set("appliedPatches", Json.array());
            }
            case APPDATA -> {
                repository.put("toolkit", "APPDATA_TOOLKIT-1");
                repository.set("parameters", Json.object());
            }
            case MSSQL -> repository.put("instanceName", name).put("port", 1433).put("serverName", "dbhost");
            case ASE -> repository.put("instanceName", name).put("port", 5000);
            case MYSQL -> repository.put("port", 3306);
        }
        state.store().add(Kind.REPOSITORY, repository);
    }

    private String repository(DataKind kind) {
        return Store.ref(
                state.store().where(Kind.REPOSITORY, "type", kind.repository()).get(0));
    }
}
