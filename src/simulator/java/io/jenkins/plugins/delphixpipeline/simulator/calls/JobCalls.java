package io.jenkins.plugins.delphixpipeline.simulator.calls;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Reply;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.ActionTypes;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code /job}. The list is newest first, whatever the order of other lists. */
final class JobCalls {

    private static final int PAGE = 25;

    private JobCalls() {}

    static void addTo(Router router) {
        router.get("job", JobCalls::list);
        router.get(
                "job/{ref}",
                call -> Reply.of(
                        job(call).toJson(true, call.version(), call.state().switches())));
        router.post(
                "job/{ref}",
                call -> call.done("", "JOB_UPDATE", "Update job " + job(call).reference() + "."));
        router.post("job/{ref}/cancel", JobCalls::cancel);
        router.post("job/{ref}/suspend", JobCalls::refuse);
        router.post("job/{ref}/resume", JobCalls::refuse);
    }

    private static Reply list(Call call) {
        List<Job> all = call.state().jobs().all();
        List<Job> found = new ArrayList<>();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (matches(call, all.get(i))) {
                found.add(all.get(i));
            }
        }
        boolean withEvents = "true".equals(call.query("addEvents"));
        ArrayNode page = Json.array();
        for (Job job : call.paging(PAGE).page(found)) {
            page.add(job.toJson(withEvents, call.version(), call.state().switches()));
        }
        return Reply.list(page, call.state().switches().isOn(Switch.LIST_TOTAL_NULL) ? null : found.size());
    }

    private static boolean matches(Call call, Job job) {
        String type =
                ActionTypes.shown(job.actionType(), call.version(), call.state().switches());
        return call.sees(job.target())
                && isOr(call.query("jobState"), job.state().name())
                && isOr(call.query("jobType"), type)
                && isOr(call.query("target"), job.target())
                && isAround(call, job.startTime(), job.updateTime())
                && contains(call.query("searchText"), job.title());
    }

    private static Reply cancel(Call call) {
        Job job = job(call);
        call.state().jobs().cancel(job, "Canceled by user.");
        return call.done("", "JOB_CANCEL", "Cancel job " + job.reference() + ".");
    }

    private static Reply refuse(Call call) {
        throw ApiError.refused(
                "exception.job.not.suspendable", "Job " + job(call).reference() + " is not suspendable.", null);
    }

    private static Job job(Call call) {
        String reference = call.variable("ref");
        return call.state().jobs().find(reference).orElseThrow(() -> ApiError.missing(reference));
    }

    static boolean isOr(String wanted, String actual) {
        return wanted == null || wanted.isEmpty() || wanted.equals(actual);
    }

    /** Ended at or after fromDate and began at or before toDate. Dates on the wire compare as texts. */
    static boolean isAround(Call call, Instant began, Instant ended) {
        String from = call.query("fromDate");
        String to = call.query("toDate");
        return (from == null || from.isEmpty() || EngineClock.wire(ended).compareTo(from) >= 0)
                && (to == null || to.isEmpty() || EngineClock.wire(began).compareTo(to) <= 0);
    }

    static boolean contains(String wanted, String text) {
        return wanted == null || text.contains(wanted);
    }
}
