package io.jenkins.plugins.delphixpipeline.simulator.dct.schema;

import java.util.Set;

/** The kinds of objects that DCT lists, with the fields that each has since when. */
public enum Resource {
    JOB("job", """
            id* status* is_waiting_for_telemetry~ type* localized_type* error_details* warning_message~ target_id* target_name*
            start_time* update_time* trace_id* engine_ids~* tags~{key,value} engines~{engine_id,engine_name}* account_id* account_name*
            percent_complete~ virtualization_tasks~ tasks~@16 execution_id~@16 result_type@28 result@28
            """),
    VDB("VDB", """
            id* database_type* name* namespace_id~* namespace_name~* is_replica~* is_locked~* locked_by* locked_by_name*
            database_version* jdbc_connection_string~* size* storage_size* engine_id* engine_name* status* masked~* content_type*
            parent_timeflow_timestamp~ parent_timeflow_timezone~ environment_id* ip_address* fqdn* parent_id* parent_dsource_id*
            group_name* cdb_id~* tags~{key,value}* creation_date* hooks~{}*28 appdata_source_params~* template_id~*28 config_params~*
            additional_mount_points~ appdata_config_params~ mount_point~ current_timeflow_id~* previous_timeflow_id~*
            last_refreshed_date* vdb_restart~ is_appdata~ toolkit_id~ plugin_version~ primary_object_id* primary_engine_id*
            primary_engine_name* replicas~{}* enabled~@17*28 repository_id@18* description@28* database_name@16*
            root_parent_id~@16 environment_user_ref@28* db_username@28 logsync_enabled@28 recycle_bin@28
            """),
    DSOURCE("dSource", """
            id* database_type* name* namespace_id~* namespace_name~* is_replica~* database_version* content_type* data_uuid*
            storage_size* plugin_version* creation_date* group_name* enabled* engine_id* engine_name* source_id* status* cdb_id~*
            current_timeflow_id~* previous_timeflow_id~* is_appdata~ toolkit_id~ unvirtualized_space~ dependant_vdbs~ tags~{key,value}
            primary_object_id* primary_engine_id* primary_engine_name* replicas~{}* hooks~{}* sync_policy_id* retention_policy_id*
            quota_policy_id* description@28* logsync_enabled@16*
            """),
    SNAPSHOT("snapshot", """
            id* name* engine_id* namespace* namespace_id~* namespace_name~* is_replica~* consistency* missing_non_logged_data*
            dataset_id* creation_time* start_timestamp* start_location* timestamp* location* retention~ expiration* retain_forever*
            effective_expiration* effective_retain_forever* timeflow_id* timezone* version* temporary* appdata_toolkit*
            appdata_metadata* oracle_from_physical_standby_vdb* oracle_redo_log_size_in_bytes* tags~{key,value}
            """),
    TIMEFLOW("timeflow", """
            id* engine_id* namespace* namespace_id~* namespace_name~* is_replica~* name* dataset_id* creation_type* parent_snapshot_id*
            parent_point_location* parent_point_timestamp* parent_point_timeflow_id* source_data_timestamp* is_active~*
            creation_timestamp* activation_timestamp* tags~{key,value} parent_vdb_id@16* parent_dsource_id@16* source_vdb_id@16*
            source_dsource_id@16*
            """),
    BOOKMARK("bookmark", """
            id* name* creation_date* vdb_ids* dsource_ids~* vdbs~{vdb_id,vdb_name}* dsources~{dsource_id,dsource_name}* retention*
            expiration* status~ replicated_dataset~ bookmark_source~* bookmark_status~* ss_bookmark_reference~* ss_bookmark_errors~*
            tags~{key,value}* data_timestamp@16* timeflow_id@16* location@16* vdb_group_id~@16* vdb_group_name@16* bookmark_type~@16*
            """),
    VDB_GROUP("VDB group", """
            id* name* vdb_ids~* is_locked~* locked_by* locked_by_name* tags~{key,value} vdb_group_source~@16* ss_data_layout_id~@16*
            vdbs~@16 database_type@16 status@16 last_successful_refresh_to_bookmark_id@16 last_successful_refresh_time@16
            logsync_enabled@28
            """),
    ENVIRONMENT("environment", """
            id*28 name* namespace_id~* namespace_name~* is_replica~* namespace* engine_id*28 enabled* is_cluster* cluster_home~*
            is_windows_target~* staging_environment~* hosts~{}* tags~{key,value}* repositories~{}* listeners~{}* engine_name@28*
            address@28* description@28* os_type~@17*28 env_users~{}@28*
            """),
    SOURCE("source", """
            id* database_type* name* namespace_id~* namespace_name~* is_replica~* database_version* environment_id* data_uuid*
            ip_address* fqdn* size* jdbc_connection_string* plugin_version* toolkit_id~ is_dsource* repository*18 recovery_model~*
            mssql_source_type~* appdata_source_type~* is_pdb~* tags~{key,value}
            """),
    GROUP("group", "id* name* namespace* namespace_id~* namespace_name~* is_replica~* engine_id* engine_name*"),
    ENGINE("engine", """
            id* uuid* type* version* name* hostname* cpu_core_count* memory_size* data_storage_capacity* data_storage_used* insecure_ssl~*
            status~* connection_status* engine_connection_status* connection_status_details* engine_connection_status_details*
            tags~{key,value}* masking_jobs_running* masking_max_concurrent_jobs*
            """),
    POLICY("policy", """
            id* name* namespace~* namespace_id~* namespace_name~* is_replica~* engine_id* policy_type* timezone_id* default_policy*
            data_duration* data_unit* log_duration* log_unit* schedules~{}*
            """),
    TEMPLATE("template", "id* name* source_type* description* parameters~* tags~{key,value}*"),
    HOOK_TEMPLATE("hook template", """
            id* name* dct_managed* description* shell* command* credentials_env_vars~{} engine_id* compatible_engine_id* tags~{key,value}*
            """),
    TOOLKIT("toolkit", "id* name@28*10 type* reference* engine_name* engine_id* tags~{key,value}"),
    ACCOUNT("account", """
            id* api_client_id first_name* last_name* email* username* ldap_principal~ last_access_time* creation_time* tags~{key,value}*
            enabled~* api_key_expiry_time~@17
            """),
    MASKING_JOB("masking job", """
            id* name* is_on_the_fly_masking* creation_date* last_completed_execution_date* last_execution_status* last_execution_id*
            ruleset~ ruleset.type~* ruleset.name~* connector_type connector_username~* description* dataset_id* job_type~
            engine_ids~ tags~{key,value}* rule_set_id@16* rule_set_name@16*
            """),
    COMPLIANCE_JOB("compliance job", """
            id* name* type* execution_type* engine_job_id@28*16 description* dataset_id* is_on_the_fly_masking* last_execution_id*
            last_execution_status* last_completed_execution_date* rule_set_id* rule_set_name* creation_date* tags~{key,value}*
            engine_id*17 engine_name@17* last_execution_start_time@17* last_execution_run_time@17*
            """),
    DATA_LAYOUT("data layout", "id* name* type* engine_id~* engine_name~* tags~{key,value}"),
    EXECUTION("execution", """
            id* engine_id* engine_name* masking_job_id* masking_job_name* source_connector_id* target_connector_id* status*
            rows_masked* rows_total* bytes_processed* bytes_total* start_time* submit_time* end_time* task_events~{}* progress~
            account_id@17* run_duration@17* queue_duration@17* total_duration@17*
            """),
    EXECUTION_EVENT("event", """
            id* execution_id* event_type* severity* cause* count* masked_object_name* algorithm_name* exception_type*
            exception_detail*
            """),
    CONNECTOR("connector", "id* engine_id* type* name* hostname* username* port* tags~{key,value}*"),
    VIRTUALIZATION_JOB("virtualization job", """
            engine_job_id* engine_id* legacy_job_type* job_type* target_object_id* legacy_target_object_type* target_object_type*
            job_state* start_time* update_time* suspendable~* cancelable~* queued~* title~* cancel_reason~* percent_complete*
            run_duration* events~{}*
            """);

    private final String word;
    private final Fields fields;

    Resource(String word, String fields) {
        this.word = word;
        this.fields = Fields.of(fields);
    }

    /** What it is called in a sentence. */
    public String word() {
        return word;
    }

    /** Whether the list, though not the search, tells of what could not be asked. */
    public boolean hasErrors() {
        return Set.of(JOB, VDB, DSOURCE, SOURCE, ENVIRONMENT).contains(this);
    }

    public Fields fields() {
        return fields;
    }
}
