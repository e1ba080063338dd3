package io.jenkins.plugins.delphixpipeline.engine;

import static io.jenkins.plugins.delphixpipeline.engine.Parameters.Form.FLAG;
import static io.jenkins.plugins.delphixpipeline.engine.Parameters.Form.NUMBER;
import static io.jenkins.plugins.delphixpipeline.engine.Parameters.Form.OBJECT;
import static io.jenkins.plugins.delphixpipeline.engine.Parameters.Form.TEXT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.Parameters.Form;
import io.jenkins.plugins.delphixpipeline.engine.wire.Environment;
import io.jenkins.plugins.delphixpipeline.engine.wire.Repository;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * New VDBs. Engine API: {@code provision/defaults} fills the whole body for a point of the parent; it is edited and sent
 * back. Only what was seen to work is offered: plugin databases such as PostgreSQL, and Oracle single instances.
 */
final class ProvisionBodies {
    private static final String SOURCE = "source";
    private static final String SOURCE_CONFIG = "sourceConfig";
    private static final String REPOSITORY = "repository";
    private static final String MASKED = "masked";
    private static final Map<String, Form> ORACLE_SOURCE = Map.of(
            "mountBase", TEXT,
            "allowAutoVDBRestartOnHostReboot", FLAG,
            "archivelogMode", FLAG,
            "redoLogGroups", NUMBER,
            "redoLogSizeInMB", NUMBER,
            "configParams", OBJECT,
            "configTemplate", TEXT);
    private static final Map<String, Form> ORACLE_CONFIG = Map.of("databaseName", TEXT, "uniqueName", TEXT);
    private static final Map<String, Form> ORACLE_INSTANCE = Map.of("instanceName", TEXT, "instanceNumber", NUMBER);
    private static final Map<String, Form> ORACLE_TOP = Map.of("openResetlogs", FLAG, "newDBID", FLAG);

    private final EngineSession session;
    private final EnginePlaces places;

    ProvisionBodies(EngineSession session, EnginePlaces places) {
        this.session = session;
        this.places = places;
    }

    void check(Submission.Provision provision) {
        switch (provision.type()) {
            case "AppDataContainer" -> Parameters.refuseSecrets(provision.parameters());
            case "OracleDatabaseContainer" -> Parameters.check(provision.parameters(), oracleForms());
            default -> throw unsupported(provision.type());
        }
    }

    private static Map<String, Form> oracleForms() {
        Map<String, Form> all = new HashMap<>(ORACLE_SOURCE);
        all.putAll(ORACLE_CONFIG);
        all.putAll(ORACLE_INSTANCE);
        all.putAll(ORACLE_TOP);
        return all;
    }

    private static PlatformException unsupported(String type) {
        return PlatformException.of(Problem.PLATFORM_UNSUPPORTED, type);
    }

    WebRequest request(Submission.Provision provision) {
        check(provision);
        ObjectNode body = defaults(provision);
        ObjectNode container = body.withObject("/container");
        container.put("name", provision.madeName());
        if (provision.group() != null) {
            container.put("group", places.groups().reference(provision.group()));
        }
        if (body.path(SOURCE).has("name")) {
            body.withObject("/source").put("name", provision.madeName());
        }
        if (body.path(SOURCE_CONFIG).has("name")) {
            body.withObject("/sourceConfig").put("name", provision.madeName());
        }
        place(provision, body.withObject("/sourceConfig"));
        mask(provision, body);
        merge(provision.parameters(), body);
        return WebRequest.post("/database/provision", body);
    }

    /** Engine API: the job is enough; the flag came with 1.10.1 and is refused before. */
    private void mask(Submission.Provision provision, ObjectNode body) {
        boolean flag = session.version().atLeast(1, 10, 1);
        if (!flag) {
            body.remove(MASKED);
        }
        if (provision.maskingJob() != null) {
            String job = places.maskingJob(provision.maskingJob(), provision.target())
                    .reference();
            body.put("maskingJob", job);
            if (flag) {
                body.put(MASKED, true);
            }
        }
    }

    private ObjectNode defaults(Submission.Provision provision) {
        Body point = PointBodies.of(provision.point());
        JsonNode found =
                session.read(WebRequest.post("/database/provision/defaults", point.map()), ResultReader.tree());
        String type = found == null ? null : found.path("type").asText();
        if (!Objects.equals(type, "AppDataProvisionParameters") && !Objects.equals(type, "OracleProvisionParameters")) {
            throw unsupported(type == null ? provision.type() : type);
        }
        ObjectNode body = (ObjectNode) found;
        body.set("timeflowPointParameters", Json.convert(point.map(), JsonNode.class));
        return body;
    }

    /** Engine API: a VDB runs from a repository, as a user of that repository's environment. */
    private void place(Submission.Provision provision, ObjectNode sourceConfig) {
        if (provision.environment() == null && provision.repository() == null) {
            return;
        }
        Repository repository =
                repository(provision, sourceConfig.path(REPOSITORY).asText(null));
        Environment environment = places.environmentByReference(repository.environment());
        sourceConfig.put(REPOSITORY, repository.reference());
        sourceConfig.put("environmentUser", environment.primaryUser());
    }

    private Repository repository(Submission.Provision provision, String byDefault) {
        List<Repository> all = places.repositories(provision.environment());
        if (provision.repository() != null) {
            return EnginePlaces.named(provision.repository(), all, Repository::name, Problem.REPOSITORY_UNKNOWN);
        }
        return all.stream()
                .filter(repository -> repository.reference().equals(byDefault))
                .findFirst()
                .orElseGet(() -> onlyLike(byDefault, all, provision.environment()));
    }

    /** In another environment than the default's, the one repository of the same kind; where there are more, nothing is picked. */
    private Repository onlyLike(String byDefault, List<Repository> all, String environment) {
        Repository model = byDefault == null
                ? null
                : session.read(WebRequest.get("/repository/" + byDefault), ResultReader.one(Repository.class));
        List<Repository> alike = all.stream()
                .filter(repository -> model == null
                        || Objects.equals(repository.type(), model.type())
                                && Objects.equals(repository.toolkit(), model.toolkit()))
                .toList();
        if (alike.size() == 1) {
            return alike.get(0);
        }
        Problem problem = alike.isEmpty() ? Problem.REPOSITORY_UNKNOWN : Problem.NAME_AMBIGUOUS;
        throw new PlatformException(Failure.of(problem, environment)
                .withCandidates(alike.stream().map(Repository::name).sorted().toList()));
    }

    private static void merge(Map<String, Object> parameters, ObjectNode body) {
        boolean oracle = body.path("type").asText().startsWith("Oracle");
        parameters.forEach((key, value) -> {
            String at = oracle ? oraclePlace(key) : "/source/parameters";
            (at.isEmpty() ? body : body.withObject(at)).set(key, Json.convert(value, JsonNode.class));
        });
    }

    private static String oraclePlace(String key) {
        if (ORACLE_SOURCE.containsKey(key)) {
            return "/source";
        }
        if (ORACLE_CONFIG.containsKey(key)) {
            return "/sourceConfig";
        }
        return ORACLE_INSTANCE.containsKey(key) ? "/sourceConfig/instance" : "";
    }
}
