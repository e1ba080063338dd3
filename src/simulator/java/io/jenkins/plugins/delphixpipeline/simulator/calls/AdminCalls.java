package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Names;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Points;

/** What administrators do: groups, users, environments, masking jobs. */
final class AdminCalls {

    private AdminCalls() {}

    static void addTo(Router router) {
        router.post("group", AdminCalls::createGroup);
        router.post("group/{ref}/delete", AdminCalls::deleteGroup);
        router.get(
                "user/current",
                call -> Reply.of(call.object(Kind.USER, call.session().user())));
        router.post("user/{ref}/updateCredential", AdminCalls::password);
        router.post("environment/{ref}/refresh", AdminCalls::refreshEnvironment);
        router.post("environment/{ref}/enable", AdminCalls::enableEnvironment);
        router.post("environment/{ref}/disable", AdminCalls::disableEnvironment);
        router.post("maskingjob/{ref}/delete", AdminCalls::deleteMaskingJob);
        router.get("maskingjob/fetch", AdminCalls::fetchMaskingJobs);
        router.post("sourceconfig/{ref}/validateCredentials", call -> {
            call.object(Kind.SOURCE_CONFIG);
            return call.done("", "SOURCE_CONFIG_VALIDATE", "Validate credentials.");
        });
        router.post("repository/compatibleRepositories", AdminCalls::compatibleRepositories);
    }

    /** The installations that can hold a copy of a point's dataset, in one environment or, when none is named, in all. */
    private static Reply compatibleRepositories(Call call) {
        Points.validate(call.body());
        String dataset = new Points(call.state()).datasetOf(call.body().get("timeflowPointParameters"), null);
        DataKind kind = DataKind.of(call.object(Kind.DATABASE, dataset));
        String environment = call.text("environment");
        if (environment != null) {
            call.object(Kind.ENVIRONMENT, environment);
        }
        return Reply.of(Json.object(
                "type",
                "CompatibleRepositoriesResult",
                "criteria",
                Json.object("type", "CompatibilityCriteria"),
                "repositories",
                Json.array(call.store().where(Kind.REPOSITORY, "type", kind.repository()).stream()
                        .filter(repository ->
                                repository.path("provisioningEnabled").asBoolean())
                        .filter(repository ->
                                environment == null || environment.equals(Json.text(repository, "environment")))
                        .toList())));
    }

    private static Reply createGroup(Call call) {
        call.validate().name("name").check();
        new Names(call.state()).requireFree(Kind.GROUP, call.text("name"), any -> true);
        ObjectNode group = call.store()
                .add(
                        Kind.GROUP,
                        Json.object(
                                "type", "Group", "name", call.text("name"), "description", call.text("description")));
        return call.done(Store.ref(group), "GROUP_CREATE", "Create group \"" + call.text("name") + "\".");
    }

    private static Reply deleteGroup(Call call) {
        ObjectNode group = call.object(Kind.GROUP);
        if (!call.store().where(Kind.DATABASE, "group", Store.ref(group)).isEmpty()) {
            throw ApiError.refused(
                    "exception.group.not.empty", "The group is not empty.", "Move or delete its datasets.");
        }
        call.store().remove(Kind.GROUP, Store.ref(group));
        return call.done("", "GROUP_DELETE", "Delete group \"" + Json.text(group, "name") + "\".");
    }

    private static Reply password(Call call) {
        ObjectNode user = call.object(Kind.USER);
        call.validate().required("newCredential", "newCredential.password").check();
        call.state()
                .passwords()
                .put(Store.ref(user), call.body().at("/newCredential/password").asText());
        return call.done("", "USER_UPDATE_CREDENTIAL", "Update the credential of \"" + Json.text(user, "name") + "\".");
    }

    private static Reply refreshEnvironment(Call call) {
        ObjectNode environment = call.object(Kind.ENVIRONMENT);
        String name = Json.text(environment, "name");
        return call.start(new JobPlan(
                "ENVIRONMENT_REFRESH_AND_DISCOVER", environment, name, "Refresh environment \"" + name + "\"."));
    }

    private static Reply enableEnvironment(Call call) {
        ObjectNode environment = call.object(Kind.ENVIRONMENT);
        String name = Json.text(environment, "name");
        return call.start(new JobPlan("ENVIRONMENT_ENABLE", environment, name, "Enable environment \"" + name + "\".")
                .atEnd(() -> enabled(call, environment, true)));
    }

    /** Needs no job: no client is known to wait for one. */
    private static Reply disableEnvironment(Call call) {
        ObjectNode environment = call.object(Kind.ENVIRONMENT);
        enabled(call, environment, false);
        String name = Json.text(environment, "name");
        return call.done("", "ENVIRONMENT_DISABLE", "Disable environment \"" + name + "\".");
    }

    private static void enabled(Call call, ObjectNode environment, boolean on) {
        call.store().update(Kind.ENVIRONMENT, Store.ref(environment), changed -> changed.put("enabled", on));
    }

    private static Reply deleteMaskingJob(Call call) {
        ObjectNode job = call.object(Kind.MASKING_JOB);
        call.store().remove(Kind.MASKING_JOB, Store.ref(job));
        return call.done("", "MASKINGJOB_DELETE", "Delete masking job \"" + Json.text(job, "name") + "\".");
    }

    private static Reply fetchMaskingJobs(Call call) {
        ObjectNode service = call.object(Kind.MASKING_SERVICE, "MASKING_SERVICE_CONFIG-1");
        return call.start(new JobPlan("MASKINGJOB_FETCH", service, "Masking service", "Fetch masking jobs."));
    }
}
