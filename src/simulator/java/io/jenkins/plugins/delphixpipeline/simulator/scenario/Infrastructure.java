package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Authorizations;
import java.util.Objects;

/** The machines around an engine: hosts, environments and the database installations on them. */
public final class Infrastructure {
    private final EngineState state;

    public Infrastructure(EngineState state) {
        this.state = state;
    }

    /** One host with an installation of each kind, as every scenario has it. */
    public void host() {
        add(Kind.TOOLKIT, """
                {"type": "Toolkit", "name": "postgres", "prettyName": "PostgreSQL", "identifier": "postgres",
                 "version": "2.0.0"}
                """);
        ObjectNode host = Json.template("""
                {"type": "UnixHost", "name": "dbhost.example.com", "address": "dbhost.example.com",
                 "hostConfiguration": {
                   "type": "HostConfiguration",
                   "operatingSystem": {"type": "HostOS", "name": "Linux", "distribution": "Rocky Linux", "version": "9.4",
                                       "release": "9.4", "timezone": "US/Pacific,PST-0800"},
                   "machine": {"type": "HostMachine", "platform": "x86_64", "memorySize": 34359738368}},
                 "hostRuntime": null, "sshPort": 22, "toolkitPath": "/opt/delphix"}
                """);
        String machine = Store.ref(state.store().add(Kind.HOST, host.put("dateAdded", state.timestamp())));
        String environment = environment("UnixHostEnvironment", "dbhost", machine);
        ObjectNode user = Json.template("""
                {"type": "EnvironmentUser", "name": "delphix_os", "userId": null, "groupId": null,
                 "credential": {"type": "PasswordCredential", "password": "********"}}
                """);
        state.store().add(Kind.ENVIRONMENT_USER, user.put("environment", environment));
        install(DataKind.ORACLE, environment, "/u01/app/oracle/product/19.0.0/dbhome_1", "19.3.0.0.0");
        install(DataKind.APPDATA, environment, "Postgres vFiles (15.4)", "15.4");
        install(DataKind.MSSQL, environment, "MSSQLSERVER", "15.0");
        install(DataKind.ASE, environment, "SYBASE", "16.0");
        install(DataKind.MYSQL, environment, "/usr", "8.0");
    }

    /** The masking service that the engine knows, and the roles that it has from the start. */
    public void services() {
        add(Kind.MASKING_SERVICE, """
                {"type": "MaskingServiceConfig", "name": null, "server": "masking.example.com", "port": 80, "scheme": "HTTP",
                 "username": "masker", "credentials": {"type": "PasswordCredential", "password": "********"}}
                """);
        role("OWNER", "PERMISSION-1");
        role("PROVISIONER", "PERMISSION-3", "PERMISSION-2");
        role("Jet Stream User", "PERMISSION-6", "PERMISSION-11", "PERMISSION-12", "PERMISSION-14");
        role("Data", "PERMISSION-164", "PERMISSION-162", "PERMISSION-110", "PERMISSION-10", "PERMISSION-2");
        role("Read", "PERMISSION-2");
        Authorizations authorizations = new Authorizations(state);
        authorizations.add("USER-1", Authorizations.OWNER, "USER-1");
        authorizations.add("USER-2", Authorizations.OWNER, "USER-2");
        authorizations.add("USER-2", Authorizations.OWNER, "DOMAIN");
    }

    private void role(String name, Object... permissions) {
        ObjectNode role = Json.object("type", "Role", "name", name, "immutable", true);
        role.set("permissions", Json.array(permissions));
        state.store().add(Kind.ROLE, role);
    }

    /** A cluster of two nodes with an Oracle installation on it. Returns the installation. */
    public String cluster(String name) {
        String cluster = environment("OracleCluster", name, null);
        for (int number = 1; number <= 2; number++) {
            ObjectNode node = Json.template("""
                    {"type": "OracleClusterNode", "enabled": true}
                    """);
            state.store().add(Kind.CLUSTER_NODE, node.put("name", name + number).put("cluster", cluster));
        }
        String made = install(DataKind.ORACLE, cluster, "/u01/app/grid/" + name, "19.3.0.0.0");
        state.store().update(Kind.REPOSITORY, made, repository -> repository.put("rac", true));
        return made;
    }

    /** A host of its own with PostgreSQL on it. Returns the installation. */
    String postgres(String address) {
        ObjectNode host = Json.object("type", "UnixHost", "name", address, "address", address);
        String environment = environment(
                "UnixHostEnvironment", address, Store.ref(state.store().add(Kind.HOST, host)));
        return install(DataKind.APPDATA, environment, "PostgreSQL", "18");
    }

    /** The first installation that can hold datasets of this kind; where there is none, a host that has all comes. */
    String installation(DataKind kind) {
        return state.store().where(Kind.REPOSITORY, "type", kind.repository()).stream()
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> {
                    host();
                    return installation(kind);
                });
    }

    /** The first that can hold a copy of this dataset, by the same toolkit where it has one. */
    String installationFor(String dataset) {
        ObjectNode container = state.store().get(Kind.DATABASE, dataset);
        DataKind kind = DataKind.of(container);
        return state.store().where(Kind.REPOSITORY, "type", kind.repository()).stream()
                .filter(each -> Objects.equals(Json.text(each, "toolkit"), Json.text(container, "toolkit")))
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> installation(kind));
    }

    /** An installation for this toolkit, which is made with it where it is missing. */
    String installationWith(String toolkit) {
        String reference = state.store().where(Kind.TOOLKIT, "name", toolkit).stream()
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> Store.ref(state.store()
                        .add(
                                Kind.TOOLKIT,
                                Json.object(
                                        "type", "Toolkit",
                                        "name", toolkit,
                                        "prettyName", toolkit,
                                        "identifier", toolkit,
                                        "version", "1.0.0"))));
        return state.store().where(Kind.REPOSITORY, "toolkit", reference).stream()
                .findFirst()
                .map(Store::ref)
                .orElseGet(() -> {
                    String beside = installation(DataKind.APPDATA);
                    String environment = Json.text(state.store().get(Kind.REPOSITORY, beside), "environment");
                    String made = install(DataKind.APPDATA, environment, toolkit, "1.0");
                    state.store().update(Kind.REPOSITORY, made, changed -> changed.put("toolkit", reference));
                    return made;
                });
    }

    private void add(Kind kind, String json) {
        state.store().add(kind, Json.template(json));
    }

    private String environment(String type, String name, String host) {
        ObjectNode environment = Json.template("""
                {"description": null, "primaryUser": "HOST_USER-1", "enabled": true, "logCollectionEnabled": false}
                """);
        environment.put("type", type).put("name", name).put("host", host);
        return Store.ref(state.store().add(Kind.ENVIRONMENT, environment));
    }

    private String install(DataKind kind, String environment, String name, String version) {
        ObjectNode installation = Json.template(particulars(kind));
        installation.put("type", kind.repository()).put("name", name).put("environment", environment);
        installation.put("version", version).put("provisioningEnabled", true).put("staging", false);
        switch (kind) {
            case ORACLE -> installation.put("installationHome", name);
            case MSSQL, ASE -> installation.put("instanceName", name);
            default -> {
                // Its name is all there is to say.
            }
        }
        return Store.ref(state.store().add(Kind.REPOSITORY, installation));
    }

    private static String particulars(DataKind kind) {
        return switch (kind) {
            case ORACLE -> """
                    {"oracleBase": "/u01/app/oracle", "bits": 64, "rac": false, "logsyncPossible": true, "discovered": true,
                     "userId": 501, "groupId": 501, "userName": "oracle", "groupName": "oinstall", "appliedPatches": []}
                    """;
            case APPDATA -> """
                    {"toolkit": "APPDATA_TOOLKIT-1", "parameters": {}}
                    """;
            case MSSQL -> """
                    {"port": 1433, "serverName": "dbhost"}
                    """;
            case ASE -> """
                    {"port": 5000}
                    """;
            case MYSQL -> """
                    {"port": 3306}
                    """;
        };
    }
}
