package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctJob;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.JobView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.stream.Stream;

/** {@code /jobs}. */
final class JobCalls {

    private JobCalls() {}

    static void addTo(Router router) {
        router.get("jobs", call -> list(call).answer(all(call)));
        router.post("jobs/search", DctCalls.SEARCH, call -> list(call).answer(all(call)));
        router.get(
                "jobs/{id}",
                call -> Answer.of(shown(call, call.state().jobView().of(job(call)))));
        router.post("jobs/{id}/abandon", "", JobCalls::abandon);
        router.get(17, "jobs/{id}/result", JobCalls::result);
    }

    private static Listing list(Call call) {
        JobView view = call.state().jobView();
        return Listing.of(call, Resource.JOB)
                .usually("-start_time")
                .completing(job ->
                        view.complete(call.state().jobs().get(job.get("id").asText()), job));
    }

    private static Stream<ObjectNode> all(Call call) {
        return call.state().jobs().all().stream().map(call.state().jobView()::brief);
    }

    private static ObjectNode shown(Call call, ObjectNode job) {
        return call.shown(Resource.JOB, job);
    }

    private static DctJob job(Call call) {
        return call.state().jobs().find(call.id()).orElseThrow(() -> DctError.missing("job " + call.id()));
    }

    private static Answer abandon(Call call) {
        DctJob job = job(call);
        call.require("ABANDON", job.id());
        if (!call.state().jobView().isTerminal(job)) {
            call.state().jobs().abandon(job);
        } else if (call.state().is(DctSwitch.ABANDON_OF_FINISHED_REFUSED)) {
            throw DctError.invalid("The job has ended.");
        }
        return Answer.empty();
    }

    private static Answer result(Call call) {
        DctJob job = job(call);
        JsonNode result = call.state().jobView().result(job);
        if (result == null) {
            throw DctError.missing("result of job " + job.id());
        }
        return Answer.of(Json.object("job_id", job.id(), "result_type", job.resultType(), "result", result));
    }
}
