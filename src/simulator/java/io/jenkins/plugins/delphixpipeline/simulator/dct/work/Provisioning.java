package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.DatasetView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Tags;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.Objects;

/** Makes a VDB: DCT asks the engine for its defaults, then for a VDB with them and what the caller has said. */
public final class Provisioning {

    /** What every way of provisioning takes. */
    public static final String MEMBERS = """
            make_current_account_owner:b target_group_id name database_name environment_id repository_id auto_select_repository:b
            environment_user_id mount_point cdb_id listener_ids:a cluster_node_ids:a cluster_node_instances:a vdb_restart:b
            snapshot_policy_id retention_policy_id masked:b tags:a template_id config_params:o open_reset_logs:b os_username
            os_password privileged_os_user pre_refresh:a post_refresh:a pre_self_refresh:a post_self_refresh:a pre_rollback:a
            post_rollback:a configure_clone:a pre_snapshot:a post_snapshot:a pre_start:a post_start:a pre_stop:a post_stop:a
            appdata_source_params:o appdata_config_params:o additional_mount_points:a postgres_port:i config_settings_stg:a
            oracle_instance_name unique_name vcdb_name vcdb_database_name vcdb_restart:b file_mapping_rules auxiliary_template_id
            online_log_size:i online_log_groups:i archive_log:b new_dbid:b custom_env_vars:o custom_env_files:a
            oracle_rac_custom_env_files:a oracle_rac_custom_env_vars:a parentTdeKeystorePath parent_tde_keystore_password
            tde_exported_key_file_secret tde_key_identifier target_vcdb_tde_keystore_path cdb_tde_keystore_password
            vcdb_tde_key_identifier recovery_model pre_script post_script cdc_on_provision:b mssql_failover_drive_letter
            truncate_log_on_checkpoint:b container_mode@28:b invoke_datapatch@16:b cache_priority@28 okv_client_id@28
            tde_keystore_config_type@28 description@28 parent_pdb_tde_keystore_path@28 parent_pdb_tde_keystore_password@28
            target_pdb_tde_keystore_password@28 mssql_ag_backup_location@28 mssql_ag_backup_based@28:b
            mssql_incremental_export_backup_frequency_minutes@28:i
            """;

    private final DctState state;
    private final EnginePoint from;
    private final RegisteredEngine engine;
    private final JsonNode body;

    public Provisioning(DctState state, EnginePoint from, JsonNode body) {
        this.state = state;
        this.from = from;
        this.engine = from.engine();
        this.body = body;
        Tags.check(body.path("tags"));
        state.policies().check(body);
    }

    /** The reference of the new VDB is the result of the engine's answer. */
    public DctTask task() {
        boolean chosen = Json.has(body, "repository_id");
        boolean selected = body.path("auto_select_repository").asBoolean();
        if (chosen && selected) {
            throw DctError.invalid("\"repository_id\" and \"auto_select_repository\" exclude each other.");
        } else if (!chosen && !selected && !Json.has(body, "environment_id")) {
            throw DctError.invalid("No repository was named, and none is to be selected.");
        }
        ObjectNode request = request();
        return new DctTask(engine, "Provision", () -> {
            JsonNode answer = engine.post("/database/provision", request);
            if (Json.has(answer, "job")) {
                String vdb = engine.id(Json.text(answer, "result"));
                state.notes().tags().add(vdb, body.path("tags"));
            }
            return answer;
        });
    }

    /** DCT's parameters, as the engine's defaults fill them. */
    public ObjectNode defaults() {
        ObjectNode usual = usual();
        ObjectNode json = Json.object(
                "name", usual.at("/container/name").asText(),
                "database_name", usual.at("/container/name").asText(),
                "target_group_id", engine.id(usual.at("/container/group").asText()),
                "auto_select_repository", false,
                "vdb_restart", false,
                "masked", false,
                "make_current_account_owner", true);
        engine.mirror()
                .find(Kind.REPOSITORY, Json.text(usual.path("sourceConfig"), "repository"))
                .map(found -> new Located(engine, Kind.REPOSITORY, found))
                .ifPresent(place -> json.put("environment_id", engine.id(place.text("environment")))
                        .put("repository_id", place.id()));
        for (String list : DatasetView.hookLists()) {
            json.set(list, Json.array());
        }
        return json;
    }

    private ObjectNode usual() {
        JsonNode answer = engine.post("/database/provision/defaults", from.json());
        if ("ErrorResult".equals(Json.text(answer, "type"))) {
            throw DctError.invalid(answer.at("/error/details").asText());
        }
        return answer.path("result").deepCopy();
    }

    private ObjectNode request() {
        ObjectNode request = usual();
        ObjectNode container = (ObjectNode) request.get("container");
        ObjectNode config = (ObjectNode) request.get("sourceConfig");
        ObjectNode source = (ObjectNode) request.get("source");
        String name = Json.has(body, "name")
                ? Json.text(body, "name")
                : Json.text(container, "name") + Ids.next().substring(0, 6);
        container.put("name", name);
        source.put("name", name);
        if (Json.has(body, "target_group_id")) {
            container.put("group", local(Kind.GROUP, "target_group_id").reference());
        }
        place(config, name);
        if ("ASEProvisionParameters".equals(Json.text(request, "type"))) {
            request.put(
                    "truncateLogOnCheckpoint",
                    body.path("truncate_log_on_checkpoint").asBoolean());
        }
        if (Json.has(body, "environment_user_id")) {
            config.put(
                    "environmentUser",
                    local(Kind.ENVIRONMENT_USER, "environment_user_id").reference());
        }
        source.put("allowAutoVDBRestartOnHostReboot", body.path("vdb_restart").asBoolean());
        if (body.path("masked").asBoolean()) {
            request.put("masked", true);
        } else {
            request.remove("masked");
        }
        hooks((ObjectNode) source.get("operations"));
        return request;
    }

    /** Engines have a default for the name of an Oracle database alone, and plug a pluggable one into another database. */
    private void place(ObjectNode config, String name) {
        if (config.has("name")) {
            config.put("name", name);
        } else {
            config.put("databaseName", Json.has(body, "database_name") ? Json.text(body, "database_name") : name);
        }
        if (Json.has(body, "cdb_id")) {
            config.put("cdbConfig", local(Kind.SOURCE_CONFIG, "cdb_id").reference());
        } else if (config.has("repository")) {
            config.put("repository", repository(Json.text(config, "repository")));
        }
    }

    private void hooks(ObjectNode operations) {
        for (String list : DatasetView.hookLists()) {
            ArrayNode hooks = operations.withArray(DatasetView.engineHooks(list));
            body.path(list).forEach(hook -> hooks.add(VdbUpdate.hook(hook)));
        }
    }

    private String repository(String usual) {
        String kind = Json.text(engine.mirror().find(Kind.REPOSITORY, usual).orElseThrow(), "type");
        if (Json.has(body, "repository_id")) {
            return local(Kind.REPOSITORY, "repository_id").reference();
        } else if (!Json.has(body, "environment_id")) {
            return usual;
        }
        String environment = local(Kind.ENVIRONMENT, "environment_id").reference();
        return engine.mirror().where(Kind.REPOSITORY, "environment", environment).stream()
                .filter(repository -> kind.equals(Json.text(repository, "type")))
                .map(repository -> Json.text(repository, "reference"))
                .findFirst()
                .orElseThrow(() -> DctError.invalid("The environment has no repository that fits."));
    }

    /** An object of the engine where the VDB is made; users of environments go by their engine's reference, too. */
    private Located local(Kind kind, String member) {
        String id = Json.text(body, member);
        return state.inventory()
                .find(kind, id)
                .or(() -> kind == Kind.ENVIRONMENT_USER
                        ? state.inventory().find(kind, engine.id(id))
                        : java.util.Optional.empty())
                .filter(found -> Objects.equals(found.engine(), engine))
                .orElseThrow(() -> DctError.missing(member.replace("_id", "") + " " + id));
    }
}
