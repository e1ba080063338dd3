package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Notes;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Optional;

/** Where data lives, as DCT shows it: engines, environments with their repositories, sources, groups. */
public final class PlaceView {

    private final Notes notes;

    public PlaceView(Notes notes) {
        this.notes = notes;
    }

    public ObjectNode engine(RegisteredEngine engine) {
        return Json.object(
                "id",
                engine.id(),
                "uuid",
                engine.uuid(),
                "type",
                engine.masking().isPresent() ? "BOTH" : "VIRTUALIZATION",
                "version",
                "2024.1.0.0",
                "name",
                engine.name(),
                "hostname",
                engine.hostname(),
                "cpu_core_count",
                8,
                "memory_size",
                64L << 30,
                "data_storage_capacity",
                1L << 40,
                "data_storage_used",
                1L << 38,
                "insecure_ssl",
                false,
                "status",
                "CREATED",
                "connection_status",
                engine.isOnline() ? "ONLINE" : "CONNECTION_ERROR",
                "engine_connection_status",
                engine.isOnline() ? "ONLINE" : "CONNECTION_ERROR",
                "tags",
                notes.tags().of(engine.id()));
    }

    public ObjectNode group(Located group) {
        ObjectNode json = withEngine(group);
        Replication.show(group, json);
        return json;
    }

    /** One that is kept on an engine. */
    public ObjectNode hookTemplate(Located template) {
        JsonNode operation = template.object().path("operation");
        return Json.object(
                "id",
                template.id(),
                "name",
                template.text("name"),
                "dct_managed",
                false,
                "description",
                template.text("description"),
                "shell",
                DatasetView.shell(Json.text(operation, "type")),
                "command",
                Json.text(operation, "command"),
                "credentials_env_vars",
                Json.array(),
                "engine_id",
                template.engine().id(),
                "tags",
                notes.tags().of(template.id()));
    }

    public ObjectNode toolkit(Located toolkit) {
        return withEngine(toolkit)
                .put("display_name", toolkit.name())
                .put("pretty_name", toolkit.name())
                .put("type", toolkit.text("type"))
                .put("reference", toolkit.reference())
                .set("tags", notes.tags().of(toolkit.id()));
    }

    /** A template or container of Self-Service. */
    public ObjectNode dataLayout(Located layout) {
        return withEngine(layout)
                .put("type", layout.kind() == Kind.POD ? "CONTAINER" : "TEMPLATE")
                .set("tags", notes.tags().of(layout.id()));
    }

    private static ObjectNode withEngine(Located object) {
        return Json.object(
                "id", object.id(),
                "name", object.name(),
                "engine_id", object.engine().id(),
                "engine_name", object.engine().name());
    }

    public ObjectNode environment(Located environment) {
        ObjectNode json = withEngine(environment)
                .put("enabled", environment.object().path("enabled").asBoolean(true))
                .put("is_cluster", "OracleCluster".equals(environment.text("type")))
                .put("is_windows_target", false)
                .put("os_type", "UNIX")
                .put("description", environment.text("description"));
        Replication.show(environment, json);
        ArrayNode hosts = Json.array();
        environment.linked(Kind.HOST, "host").ifPresent(host -> {
            json.put("address", host.text("address"));
            hosts.add(Json.object(
                    "id", host.id(), "hostname", host.text("address"), "os_name", "Linux", "available", true));
        });
        ArrayNode repositories = Json.array();
        environment.mirror().where(Kind.REPOSITORY, "environment", environment.reference()).stream()
                .map(found -> new Located(environment.engine(), Kind.REPOSITORY, found))
                .forEach(repository -> repositories.add(repository(repository)));
        json.set("hosts", hosts);
        json.set("repositories", repositories);
        json.set("listeners", Json.array());
        json.set("env_users", users(environment));
        json.set("tags", notes.tags().of(environment.id()));
        return json;
    }

    /** The users that databases of the environment can run as. */
    public ArrayNode users(Located environment) {
        ArrayNode users = Json.array();
        environment.mirror().where(Kind.ENVIRONMENT_USER, "environment", environment.reference()).stream()
                .map(found -> new Located(environment.engine(), Kind.ENVIRONMENT_USER, found))
                .forEach(user -> users.add(Json.object(
                        "user_ref", user.reference(),
                        "username", user.name(),
                        "primary_user", user.reference().equals(environment.text("primaryUser")),
                        "auth_type", "PasswordCredential")));
        return users;
    }

    private static ObjectNode repository(Located repository) {
        return Json.object(
                "id", repository.id(),
                "name", repository.name(),
                "database_type", DataKind.of(repository.object()).parameters("").replace("Parameters", ""),
                "allow_provisioning",
                        repository.object().path("provisioningEnabled").asBoolean(),
                "is_staging", repository.object().path("staging").asBoolean(),
                "version", repository.text("version"),
                "rac", repository.object().path("rac").asBoolean());
    }

    /** What DCT calls a source is what engines call a source config. */
    public ObjectNode source(Located config) {
        Mirror mirror = config.mirror();
        Optional<ObjectNode> repository = mirror.find(Kind.REPOSITORY, config.text("repository"));
        boolean linked = mirror.where(Kind.SOURCE, "config", config.reference()).stream()
                .anyMatch(source -> source.path("linked").asBoolean());
        ObjectNode json = Json.object(
                "id", config.id(),
                "name", config.name(),
                "database_type", DataKind.of(config.object()).parameters("").replace("Parameters", ""),
                "environment_id",
                        repository
                                .map(r -> config.engine().id(Json.text(r, "environment")))
                                .orElse(null),
                "repository", config.engine().id(config.text("repository")),
                "is_dsource", linked,
                "tags", notes.tags().of(config.id()));
        Replication.show(config, json);
        return json;
    }
}
