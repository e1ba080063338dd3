package io.jenkins.plugins.delphixpipeline.simulator.calls;

import io.jenkins.plugins.delphixpipeline.simulator.api.Namespace;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.BookmarkCalls;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.BranchCalls;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.PodCalls;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.TemplateCalls;

/** The table of all calls. */
public final class Calls {
    private Calls() {}

    public static Router all() {
        Router router = new Router();
        SessionCalls.addTo(router);
        TokenCalls.addTo(router);
        SystemCalls.addTo(router);
        JobCalls.addTo(router);
        ActionCalls.addTo(router);
        NotificationCalls.addTo(router);
        namespaces(router);
        DatabaseCalls.addTo(router);
        SourceCalls.addTo(router);
        TimeflowCalls.addTo(router);
        SnapshotCalls.addTo(router);
        CapacityCalls.addTo(router);
        PolicyCalls.addTo(router);
        AdminCalls.addTo(router);
        TemplateCalls.addTo(router);
        PodCalls.addTo(router);
        BranchCalls.addTo(router);
        BookmarkCalls.addTo(router);
        return router;
    }

    private static void namespaces(Router router) {
        new Namespace(Kind.DATABASE)
                .filter("group", "group")
                .filter("provisionContainer", "provisionContainer")
                .flag(
                        "noJSDataSource",
                        (call, database) -> call.store().of(Kind.DATA_SOURCE, Store.ref(database)).stream()
                                .findAny()
                                .isEmpty())
                .flag(
                        "noJSContainerDataSource",
                        (call, database) -> call.store().of(Kind.DATA_SOURCE, Store.ref(database)).stream()
                                .noneMatch(source -> call.store()
                                        .find(Kind.POD, Json.text(source, "dataLayout"))
                                        .isPresent()))
                .update("DB_UPDATE", "name", "description", "group", "performanceMode", "sourcingPolicy")
                .addTo(router);
        new Namespace(Kind.SOURCE)
                .owner("database")
                .filter("config", "config")
                .filter("repository", Kind.REPOSITORY, (call, source) -> call.query("repository")
                        .equals(Places.repository(call.store(), source)))
                .filter("environment", Kind.ENVIRONMENT, (call, source) -> call.query("environment")
                        .equals(Places.environment(call.store(), source)))
                .update(
                        "SOURCE_UPDATE",
                        "name",
                        "description",
                        "operations",
                        "configParams",
                        "configTemplate",
                        "parameters",
                        "additionalMountPoints",
                        "allowAutoVDBRestartOnHostReboot",
                        "customEnvVars",
                        "mountBase",
                        "logCollectionEnabled")
                .addTo(router);
        new Namespace(Kind.SOURCE_CONFIG)
                .filter("repository", "repository")
                .filter("environment", Kind.ENVIRONMENT, (call, config) -> call.query("environment")
                        .equals(Places.environment(call.store(), config)))
                .update(
                        "SOURCE_CONFIG_UPDATE",
                        "name",
                        "user",
                        "credentials",
                        "nonSysUser",
                        "nonSysCredentials",
                        "environmentUser",
                        "services",
                        "linkingEnabled",
                        "path",
                        "parameters")
                .addTo(router);
        new Namespace(Kind.REPOSITORY)
                .filter("environment", "environment")
                .update("REPOSITORY_UPDATE", "provisioningEnabled", "staging", "version")
                .addTo(router);
        new Namespace(Kind.ENVIRONMENT)
                .filter("type", "type")
                .update("ENVIRONMENT_UPDATE", "name", "description", "primaryUser")
                .addTo(router);
        new Namespace(Kind.ENVIRONMENT_USER)
                .filter("environment", "environment")
                .update("ENVIRONMENT_USER_UPDATE", "name", "credential")
                .addTo(router);
        new Namespace(Kind.MASKING_JOB)
                .filter("container", "associatedContainer")
                .update("MASKINGJOB_UPDATE", "associatedContainer")
                .addTo(router);
        new Namespace(Kind.GROUP).update("GROUP_UPDATE", "name", "description").addTo(router);
        new Namespace(Kind.TIMEFLOW)
                .owner("database")
                .update("TIMEFLOW_UPDATE", "name")
                .addTo(router);
        new Namespace(Kind.USER)
                .filter("type", "userType")
                .update("USER_UPDATE", "sessionTimeout", "emailAddress", "locale")
                .addTo(router);
        new Namespace(Kind.AUTHORIZATION)
                .filter("user", "user")
                .filter("target", "target")
                .addTo(router);
        for (Kind plain : new Kind[] {
            Kind.HOST,
            Kind.CLUSTER_NODE,
            Kind.TOOLKIT,
            Kind.NAMESPACE,
            Kind.ROLE,
            Kind.MASKING_SERVICE,
            Kind.HOOK_TEMPLATE
        }) {
            new Namespace(plain).addTo(router);
        }
        for (String empty : new String[] {
            "environment/windows/clusternode",
            "replication/spec",
            "replication/sourcestate",
            "replication/targetstate",
            "environment/oracle/listener",
            "fault",
            "alert",
            "database/template"
        }) {
            router.get(empty, call -> Reply.list(Json.array(), 0));
        }
    }
}
