package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.catalog.Infrastructure;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Parameters;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.PointRequests;
import io.jenkins.plugins.delphixpipeline.engine.wire.Environment;
import io.jenkins.plugins.delphixpipeline.engine.wire.Repository;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.Objects;

/**
 * New VDBs. Engine API: {@code provision/defaults} fills the whole body for a point of the parent; it is edited and sent
 * back.
 */
public final class ProvisionRequests {
    private static final String SOURCE = "source";
    private static final String SOURCE_CONFIG = "sourceConfig";
    private static final String REPOSITORY = "repository";
    private static final String MASKED = "masked";
    private static final String PLUGGABLE = "OracleMultitenantProvisionParameters";

    private final EngineSession session;
    private final Infrastructure places;

    public ProvisionRequests(EngineSession session, Infrastructure places) {
        this.session = session;
        this.places = places;
    }

    /** @param container the parent's type */
    static void check(String container, Submission.Provision provision) {
        shape(container).check(provision.parameters());
        provision.settings().given().keySet().stream().findFirst().ifPresent(setting -> {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, setting)
                    .withDetails("only DCT has it for a new VDB; leave it out on a Delphix Engine"));
        });
    }

    /** A place by a name that nothing bears; which of several is meant shows when the engine has said what it proposes. */
    void checkPlace(Submission.Provision provision) {
        try {
            if (provision.repository() != null) {
                places.repository(provision.repository(), provision.environment());
            }
        } catch (PlatformException e) {
            if (e.problem() != Problem.NAME_AMBIGUOUS) {
                throw e;
            }
        }
    }

    private static ProvisionDefaults shape(String container) {
        ProvisionDefaults shape = ProvisionDefaults.of(container);
        if (shape == null) {
            throw unsupported(container);
        }
        return shape;
    }

    private static PlatformException unsupported(String type) {
        return PlatformException.of(Problem.PLATFORM_UNSUPPORTED, type);
    }

    /** @param description of the new VDB */
    WebRequest request(String container, Submission.Provision provision, String description) {
        check(container, provision);
        ProvisionDefaults shape = shape(container);
        ObjectNode body = defaults(container, provision);
        ObjectNode made = body.withObject("/container");
        made.put("name", provision.madeName()).put("description", description);
        if (provision.group() != null) {
            made.put("group", places.groups().reference(provision.group()));
        }
        if (body.path(SOURCE).has("name")) {
            body.withObject("/source").put("name", provision.madeName());
        }
        if (body.path(SOURCE_CONFIG).has("name")) {
            body.withObject("/sourceConfig").put("name", provision.madeName());
        }
        if (body.path("type").asText().equals(PLUGGABLE)) {
            plug(provision, body);
        } else {
            place(provision, body.withObject("/sourceConfig"));
        }
        mask(provision, body);
        name(provision, shape, body);
        shape.merge(provision.parameters(), body);
        HookRequests.into(body.withObject("/source"), provision.hooks());
        shape.requireComplete(body);
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

    private ObjectNode defaults(String container, Submission.Provision provision) {
        Body point = PointRequests.of(provision.point());
        JsonNode found =
                session.read(WebRequest.post("/database/provision/defaults", point.map()), ResultReader.tree());
        String type = found == null ? null : found.path("type").asText();
        if (type == null || !type.endsWith("ProvisionParameters")) {
            throw unsupported(type == null ? container : type);
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
        if (Boolean.TRUE.equals(repository.rac())
                && sourceConfig.path("type").asText().equals("OracleSIConfig")) {
            spread(sourceConfig, environment.reference());
        }
    }

    private Repository repository(Submission.Provision provision, String byDefault) {
        if (provision.repository() != null) {
            return places.repository(provision.repository(), provision.environment());
        }
        List<Repository> all = local(places.repositories(provision.environment()));
        return all.stream()
                .filter(repository -> repository.reference().equals(byDefault))
                .findFirst()
                .orElseGet(() -> onlyLike(byDefault, all, provision.environment()));
    }

    /** What was replicated here is a copy for reading; nothing can run from it. */
    private static List<Repository> local(List<Repository> all) {
        return all.stream().filter(repository -> repository.namespace() == null).toList();
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
                .withCandidates(
                        alike.stream().map(places.names()::path).sorted().toList()));
    }

    /** What an engine has no default for, but everybody would call the same. */
    private static void name(Submission.Provision provision, ProvisionDefaults shape, ObjectNode body) {
        boolean named = shape == ProvisionDefaults.MSSQL || shape == ProvisionDefaults.ASE;
        if (named && !body.at("/sourceConfig/databaseName").isTextual()) {
            body.withObject("/sourceConfig").put("databaseName", provision.madeName());
        }
        if (shape == ProvisionDefaults.ASE && !body.has(ProvisionDefaults.TRUNCATE)) {
            body.put(ProvisionDefaults.TRUNCATE, false);
        }
    }

    /** Engine API: an installation on a cluster takes a config of its own, with an instance on each node. */
    private void spread(ObjectNode sourceConfig, String cluster) {
        String database = sourceConfig.path("databaseName").asText();
        ArrayNode instances = sourceConfig.putArray("instances");
        for (JsonNode node : places.clusterNodes(cluster)) {
            int number = instances.size() + 1;
            instances
                    .addObject()
                    .put("type", "OracleRACInstance")
                    .put("instanceName", database + number)
                    .put("instanceNumber", number)
                    .put("node", node.path("reference").asText());
        }
        sourceConfig.put("type", "OracleRACConfig").put("crsDatabaseName", database);
        sourceConfig.remove("instance");
    }

    /** Engine API: a pluggable database runs in a container database, which is named by its source config. */
    private void plug(Submission.Provision provision, ObjectNode body) {
        Object named = provision.parameters().get(ProvisionDefaults.CDB);
        boolean placed = named != null || provision.environment() != null || provision.repository() != null;
        boolean known = body.path("virtualCdb").isObject()
                || provision.parameters().containsKey("virtualCdb")
                || body.at("/sourceConfig/cdbConfig").isTextual();
        if (known && !placed) {
            return;
        }
        List<Repository> repositories = local(places.repositories(provision.environment())).stream()
                .filter(repository ->
                        provision.repository() == null || places.names().means(provision.repository(), repository))
                .toList();
        List<JsonNode> all = places.containerDatabases(repositories);
        List<JsonNode> fitting = all.stream()
                .filter(config ->
                        named == null || named.equals(config.path("name").asText()))
                .toList();
        if (fitting.size() != 1) {
            throw Parameters.refused(
                    ProvisionDefaults.CDB,
                    named == null
                            ? "is needed in parameters, since the engine has no default for it"
                            : "must name one container database",
                    all.stream().map(config -> config.path("name").asText()).toList());
        }
        body.remove("virtualCdb");
        body.withObject("/sourceConfig")
                .put("cdbConfig", fitting.get(0).path("reference").asText());
    }
}
