package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctJob;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One call under way.
 *
 * @param account null where none is needed
 * @param variables of the path
 * @param body an empty object when nothing was sent
 */
public record Call(DctState state, HttpRequest request, Account account, Map<String, String> variables, JsonNode body) {

    public DctVersion version() {
        return state.version();
    }

    /** The variable {@code {id}} of the path. */
    public String id() {
        return variables.get("id");
    }

    /** What this version shows of an object. */
    public ObjectNode shown(Resource resource, ObjectNode whole) {
        return resource.fields().shown(whole, version(), state.is(DctSwitch.NULLS_SHOWN));
    }

    /** A text of the body, or null. */
    public String text(String name) {
        return Json.text(body, name);
    }

    /** A query parameter, or null. */
    public String query(String name) {
        List<String> values = queries(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of a query parameter. */
    public List<String> queries(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : request.rawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                values.add(URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
            }
        }
        return values;
    }

    /** The VDB of the path, on which the caller needs this permission. */
    public Located vdb(String permission) {
        Located vdb = state.inventory().vdb(id());
        require(permission, vdb.id());
        requireUnlocked(vdb.id());
        return vdb;
    }

    /** The VDB of the path, which others may have locked. */
    public Located vdbToRead() {
        Located vdb = state.inventory().vdb(id());
        require("READ", vdb.id());
        return vdb;
    }

    /** Refuses when the caller lacks a permission, in another way when he may not even read the object. */
    public void require(String permission, String object) {
        if (!account.may("READ", object) && state.is(DctSwitch.FORBIDDEN_AS_MISSING)) {
            throw DctError.missing("object " + object);
        } else if (!account.may("READ", object) || !account.may(permission, object)) {
            throw DctError.forbidden("The account lacks the permission " + permission + " on " + object + ".");
        }
    }

    /** Refuses when somebody else has locked the object. */
    public void requireUnlocked(String object) {
        state.notes().lockOf(object).filter(owner -> owner != account).ifPresent(owner -> {
            throw DctError.forbidden(object + " is locked by " + owner.name() + ".");
        });
    }

    /** Refuses what the licence does not cover. */
    public void requireLicence(String kind) {
        if (state.unlicensed().contains(kind)) {
            int status = state.is(DctSwitch.LICENCE_REFUSAL_400) ? 400 : 403;
            throw DctError.of(status, "license_error", "Current License does not permit operations on " + kind + ".");
        }
    }

    /** Starts a job and answers with it. */
    public Answer start(DctPlan plan) {
        return Answer.of(Json.object("job", submit(plan)));
    }

    /** Starts a job. What an engine refuses makes it fail, or is refused here, too. */
    public ObjectNode submit(DctPlan plan) {
        DctJob job = state.jobs().start(plan, account, request.header("user-agent"));
        DctTask refused =
                job.tasks().stream().filter(DctTask::isRefused).findFirst().orElse(null);
        if (refused != null && state.is(DctSwitch.REFUSED_AT_ONCE)) {
            state.jobs().forget(job);
            throw refused.isBusy()
                    ? DctError.of(409, "conflict", refused.error())
                    : DctError.of(400, "bad_request", refused.error());
        }
        return shown(Resource.JOB, state.jobView().submitted(job));
    }
}
