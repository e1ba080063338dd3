package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Compliance;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Compliance.Item;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Masking: jobs under their old name and their new one, executions, connectors. */
final class ComplianceCalls {

    private static final Set<String> ENDS = Set.of("SUCCEEDED", "WARNING", "FAILED", "CANCELLED");
    private static final Set<String> KINDS = Set.of("STANDARD", "HYPERSCALE");

    private ComplianceCalls() {}

    static void addTo(Router router) {
        jobs(router, 0, "masking-jobs", Resource.MASKING_JOB);
        jobs(router, 16, "compliance-jobs", Resource.COMPLIANCE_JOB);
        router.post("masking-jobs/{id}/execute", "engine_id", ComplianceCalls::executeOn);
        router.post(
                16,
                "compliance-jobs/{id}/execute",
                "source_connector_id target_connector_id",
                ComplianceCalls::execute);
        router.get("executions", call -> executions(call).answer(all(call)));
        router.post(
                "executions/search", DctCalls.SEARCH, call -> executions(call).answer(all(call)));
        router.get(
                "executions/{id}",
                call -> Answer.of(call.shown(Resource.EXECUTION, new ComplianceView(call).execution(execution(call)))));
        router.post("executions/{id}/cancel", "expected_status", ComplianceCalls::cancel);
        router.get("executions/{id}/events", ComplianceCalls::events);
        router.post("executions/{id}/events/search", DctCalls.SEARCH, ComplianceCalls::events);
        router.get("connectors", call -> Listing.of(call, Resource.CONNECTOR).answer(connectors(call)));
        router.post("connectors/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.CONNECTOR)
                .answer(connectors(call)));
        router.get("connectors/{id}", call -> {
            Item connector = connector(call, call.id());
            return Answer.of(call.shown(Resource.CONNECTOR, new ComplianceView(call).connector(connector)));
        });
    }

    private static void jobs(Router router, int since, String path, Resource resource) {
        router.get(since, path, call -> Listing.of(call, resource).answer(jobs(call, resource)));
        router.post(since, path + "/search", DctCalls.SEARCH, call -> Listing.of(call, resource)
                .answer(jobs(call, resource)));
        router.get(
                since,
                path + "/{id}",
                call -> Answer.of(call.shown(resource, new ComplianceView(call).job(job(call), resource))));
    }

    private static Stream<ObjectNode> jobs(Call call, Resource resource) {
        ComplianceView view = new ComplianceView(call);
        return compliance(call).jobs().map(job -> view.job(job, resource));
    }

    private static Compliance compliance(Call call) {
        return new Compliance(call.state().inventory());
    }

    private static Listing executions(Call call) {
        return Listing.of(call, Resource.EXECUTION);
    }

    private static Stream<ObjectNode> all(Call call) {
        return compliance(call).executions().map(new ComplianceView(call)::execution);
    }

    private static Stream<ObjectNode> connectors(Call call) {
        return compliance(call).connectors().map(new ComplianceView(call)::connector);
    }

    private static Item job(Call call) {
        Compliance compliance = compliance(call);
        return compliance
                .find(compliance.jobs(), call.id())
                .orElseThrow(() -> DctError.missing("masking job " + call.id()));
    }

    private static Item execution(Call call) {
        Compliance compliance = compliance(call);
        return compliance
                .find(compliance.executions(), call.id())
                .orElseThrow(() -> DctError.missing("execution " + call.id()));
    }

    /** The job runs on its own engine; to take it to another one is not simulated. */
    private static Answer executeOn(Call call) {
        Item job = job(call);
        String engine = call.text("engine_id");
        if (engine != null && !engine.equals(job.engine().id())) {
            throw DctError.invalid("The job is not on engine " + engine + ".");
        }
        return start(call, job, Optional.empty(), Optional.empty());
    }

    private static Answer execute(Call call) {
        String kind = call.query("executionType");
        if (kind != null && !KINDS.contains(kind)) {
            throw DctError.invalid("executionType is one of " + KINDS + ".");
        }
        return start(call, job(call), named(call, "target_connector_id"), named(call, "source_connector_id"));
    }

    private static Optional<Item> named(Call call, String member) {
        return Optional.ofNullable(call.text(member)).map(id -> connector(call, id));
    }

    private static Item connector(Call call, String id) {
        Compliance compliance = compliance(call);
        return compliance.find(compliance.connectors(), id).orElseThrow(() -> DctError.missing("connector " + id));
    }

    private static Answer start(Call call, Item job, Optional<Item> target, Optional<Item> source) {
        call.require("EXECUTE", job.id());
        Compliance compliance = compliance(call);
        DctTask task = new DctTask(job.engine(), "Mask", () -> compliance.start(job, target, source));
        task.asking(() -> compliance.status(job, task.answer()));
        String shown = call.state().is(DctSwitch.MASKING_JOBS_WITHOUT_TARGET) ? null : job.id();
        DctPlan plan = new DctPlan("MASKING_JOB_EXECUTE", shown, Json.text(job.object(), "jobName"))
                .stage(task)
                .executing(() -> task.answer().has("executionId") ? compliance.executionId(job, task.answer()) : null);
        return call.start(plan);
    }

    private static Answer cancel(Call call) {
        Item execution = execution(call);
        call.require("CANCEL", execution.id());
        String expected = call.text("expected_status");
        String status = execution.number("status");
        if (expected != null && !expected.equals(status) || ENDS.contains(status)) {
            throw DctError.invalid("The execution is " + status + ".");
        }
        JsonNode answer = compliance(call).cancel(execution);
        if (answer.has("errorMessage")) {
            throw DctError.invalid(Json.text(answer, "errorMessage"));
        }
        return new Answer(200, null);
    }

    private static Answer events(Call call) {
        Item execution = execution(call);
        ComplianceView view = new ComplianceView(call);
        return Listing.of(call, Resource.EXECUTION_EVENT)
                .answer(compliance(call).events(execution).map(event -> view.event(execution, event)));
    }
}
