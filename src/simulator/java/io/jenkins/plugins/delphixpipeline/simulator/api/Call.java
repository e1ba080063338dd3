package io.jenkins.plugins.delphixpipeline.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Action;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Caller;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Job;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobPlan;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiError;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Session;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One call under way: what was asked, by whom, and of which engine.
 *
 * @param session null before POST /session
 * @param variables of the path, such as {@code ref}
 * @param parameters of the query
 * @param body empty object when nothing was sent
 */
public record Call(
        EngineState state,
        HttpRequest request,
        Session session,
        Map<String, String> variables,
        Map<String, String> parameters,
        JsonNode body) {

    public Call(EngineState state, HttpRequest request, Session session, Map<String, String> variables, JsonNode body) {
        this(state, request, session, variables, request.query(), body);
    }

    public Store store() {
        return state.store();
    }

    public ApiVersion version() {
        return session == null || session.version() == null ? state.version() : session.version();
    }

    public String variable(String name) {
        return variables.get(name);
    }

    /** A query parameter, or null. */
    public String query(String name) {
        return parameters.get(name);
    }

    /** The object that {@code {ref}} names; answers 404 when there is none. */
    public ObjectNode object(Kind kind) {
        return object(kind, variable("ref"));
    }

    public ObjectNode object(Kind kind, String reference) {
        ObjectNode found = store().find(kind, reference).orElseThrow(() -> ApiError.missing(reference));
        if (!sees(datasetOf(kind, found))) {
            throw hidden(reference);
        }
        return found;
    }

    /** Refuses when the reference is that of a dataset which the user may not see. */
    public void requireVisible(String reference) {
        if (!sees(reference)) {
            throw hidden(reference);
        }
    }

    private ApiError hidden(String reference) {
        return state.switches().isOn(Switch.FORBIDDEN_AS_MISSING)
                ? ApiError.missing(reference)
                : ApiError.forbidden(reference);
    }

    /** Whether the user has the right to see the dataset of this reference, which may be null. */
    public boolean sees(String dataset) {
        Set<String> hidden = session == null || session.user() == null
                ? Set.of()
                : state.hidden().getOrDefault(session.user(), Set.of());
        return dataset == null || !hidden.contains(dataset);
    }

    /** What the user has the right to see of these objects. */
    public Collection<ObjectNode> visible(Kind kind, Collection<ObjectNode> objects) {
        return !state.hidden().containsKey(session.user())
                ? objects
                : objects.stream()
                        .filter(object -> sees(datasetOf(kind, object)))
                        .toList();
    }

    private static String datasetOf(Kind kind, ObjectNode object) {
        return switch (kind) {
            case DATABASE -> Store.ref(object);
            case SOURCE, TIMEFLOW, SNAPSHOT -> Json.text(object, "container");
            default -> null;
        };
    }

    /** A text member of the body, or null. */
    public String text(String name) {
        return Json.text(body, name);
    }

    public Validation validate() {
        return new Validation(body);
    }

    public Caller caller() {
        boolean ofLogin = state.switches().isOn(Switch.USER_AGENT_FROM_LOGIN);
        String agent = ofLogin ? session.loginAgent() : request.header("user-agent");
        return new Caller(session.user(), agent, request.peer(), "WEBSERVICE", userName(), null);
    }

    private String userName() {
        return store().find(Kind.USER, session.user())
                .map(user -> Json.text(user, "name"))
                .orElse(null);
    }

    /** Starts a job and answers with it. */
    public Reply start(JobPlan plan) {
        return start("", plan);
    }

    public Reply start(String result, JobPlan plan) {
        Job job = state.jobs().start(plan, caller());
        return Reply.started(result, job);
    }

    /** Records an action that is over already and answers with it. */
    public Reply done(String result, String actionType, String details) {
        Action action = state.jobs().actions().done(actionType, details, caller());
        return Reply.done(result, action);
    }

    /** An object as this session's API version shows it. */
    public ObjectNode show(Kind kind, ObjectNode object) {
        return new VersionView(version(), state.switches()).of(kind, object);
    }

    /** Which page of a list is asked for. */
    public Paging paging(int usualSize) {
        return new Paging(number("pageSize", usualSize), number("pageOffset", 0));
    }

    /** A number of the query. */
    public int number(String name, int otherwise) {
        String text = query(name);
        if (text == null || text.isBlank()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // refused below, together with negative numbers
        }
        Validation wrong = new Validation(body());
        wrong.problem(name, "exception.webservices.validation.number", "This must be a number, not \"" + text + "\".");
        wrong.check();
        return otherwise;
    }

    /** A list of objects, newest first unless the engine is switched to the contrary. */
    public Reply list(Kind kind, Collection<ObjectNode> all) {
        Collection<ObjectNode> oldestFirst = visible(kind, all);
        VersionView view = new VersionView(version(), state.switches());
        List<ObjectNode> page = paging(Integer.MAX_VALUE).page(inOrder(oldestFirst));
        ArrayNode items = Json.array();
        page.forEach(object -> items.add(view.of(kind, object)));
        return Reply.list(items, oldestFirst.size());
    }

    /** Turns a list round when the engine shows the newest first. */
    public <T> List<T> inOrder(Collection<T> oldestFirst) {
        List<T> ordered = new ArrayList<>(oldestFirst);
        if (!state.switches().isOn(Switch.LISTS_OLDEST_FIRST)) {
            Collections.reverse(ordered);
        }
        return ordered;
    }
}
