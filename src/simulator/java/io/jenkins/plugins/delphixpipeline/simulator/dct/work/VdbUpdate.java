package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.DatasetView;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;

/** Changes a VDB: its name, its hooks, whether it starts by itself. */
public final class VdbUpdate {

    /** What can be sent; more than what has an effect here. */
    public static final String MEMBERS = """
            name db_username db_password validate_db_credentials:b auto_restart:b environment_user_id template_id listener_ids:a
            new_dbid:b cdc_on_provision:b pre_script post_script hooks:o custom_env_vars:o custom_env_files:a
            oracle_rac_custom_env_files:a oracle_rac_custom_env_vars:a parent_tde_keystore_path parent_tde_keystore_password
            tde_key_identifier target_vcdb_tde_keystore_path cdb_tde_keystore_password appdata_source_params:o
            additional_mount_points:a appdata_config_params:o config_params:o mount_point oracle_services@17:a instances@18:a description@28
            database_name@28 invoke_datapatch@28:b cache_priority@28 parent_pdb_tde_keystore_path@28 parent_pdb_tde_keystore_password@28
            target_pdb_tde_keystore_password@28 mssql_ag_backup_location@28 mssql_ag_backup_based@28:b
            mssql_incremental_export_backup_frequency_minutes@28:i
            """;

    private final Located vdb;

    public VdbUpdate(Located vdb) {
        this.vdb = vdb;
    }

    public DctTask task(JsonNode body) {
        ObjectNode source = vdb.source().orElseThrow(() -> DctError.missing("source of " + vdb.id()));
        ObjectNode changes = Json.object("type", Json.text(source, "type"));
        if (Json.has(body, "hooks")) {
            changes.set("operations", operations(body.get("hooks"), source));
        }
        if (Json.has(body, "auto_restart")) {
            changes.set("allowAutoVDBRestartOnHostReboot", body.get("auto_restart"));
        }
        return new DctTask(vdb.engine(), "Update", () -> {
            if (changes.size() > 1) {
                JsonNode answer = vdb.engine().post("/source/" + Store.ref(source), changes);
                if ("ErrorResult".equals(Json.text(answer, "type"))) {
                    return answer;
                }
            }
            return Json.has(body, "name")
                    ? vdb.engine()
                            .post(
                                    "/database/" + vdb.reference(),
                                    Json.object("type", vdb.text("type"), "name", Json.text(body, "name")))
                    : Json.object();
        });
    }

    /** Masking jobs among the engine's hooks, which DCT does not know, stay where they are. */
    private static ObjectNode operations(JsonNode hooks, ObjectNode source) {
        ObjectNode operations = Json.object("type", "VirtualSourceOperations");
        hooks.properties().forEach(list -> {
            String name = DatasetView.engineHooks(list.getKey());
            if (name == null) {
                throw DctError.invalid("Unknown field \"hooks." + list.getKey() + "\".");
            }
            ArrayNode made = operations.withArray(name);
            source.at("/operations/" + name).forEach(hook -> {
                if (!Json.has(hook, "command")) {
                    made.add(hook);
                }
            });
            list.getValue().forEach(hook -> made.add(hook(hook)));
        });
        return operations;
    }

    /** A hook as engines have it. */
    static ObjectNode hook(JsonNode hook) {
        if (!Json.has(hook, "command")) {
            throw DctError.invalid("\"command\" of a hook is required.");
        }
        String type =
                switch (String.valueOf(Json.text(hook, "shell"))) {
                    case "psd" -> "RunDefaultPowerShellOnSourceOperation";
                    case "ps" -> "RunPowerShellOnSourceOperation";
                    case "expect" -> "RunExpectOnSourceOperation";
                    case "shell" -> "RunCommandOnSourceOperation";
                    default -> "RunBashOnSourceOperation";
                };
        return Json.object(
                "type", type,
                "name", Json.text(hook, "name"),
                "command", Json.text(hook, "command"),
                "credentialsEnvVarsList", Json.array());
    }
}
