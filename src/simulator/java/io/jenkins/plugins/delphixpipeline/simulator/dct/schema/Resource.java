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
            primary_engine_name* replicas~{}* enabled~@17 repository_id@18* description@28* database_name@16*
            root_parent_id~@16 environment_user_ref@28* db_username@28 logsync_enabled~@28 recycle_bin~@28
            -exported_data_directory*16 -instance_name*17 -instance_number*17 -invoke_datapatch*16 -node_listeners~*16
            -vcdb_exported_data_directory*16
            """),
    DSOURCE("dSource", """
            id* database_type* name* namespace_id~* namespace_name~* is_replica~* database_version* content_type* data_uuid*
            storage_size* plugin_version* creation_date* group_name* enabled* engine_id* engine_name* source_id* status* cdb_id~*
            current_timeflow_id~* previous_timeflow_id~* is_appdata~ toolkit_id~ unvirtualized_space~ dependant_vdbs~ tags~{key,value}
            primary_object_id* primary_engine_id* primary_engine_name* replicas~{}* hooks~{}* sync_policy_id* retention_policy_id*
            quota_policy_id* description@28* logsync_enabled@16* -allow_auto_staging_restart_on_host_reboot*18
            -exported_data_directory*16 -is_detached~*16 -physical_standby*18 -replica_retention_policy_id*17 -template_id*17
            -validate_by_opening_db_in_read_only_mode*18
            """),
    SNAPSHOT("snapshot", """
            id* name* engine_id* namespace* namespace_id~* namespace_name~* is_replica~* consistency* missing_non_logged_data*
            dataset_id* creation_time* start_timestamp* start_location* timestamp* location* retention~ expiration* retain_forever*
            effective_expiration* effective_retain_forever* timeflow_id* timezone* version* temporary* appdata_toolkit*
            appdata_metadata* oracle_from_physical_standby_vdb* oracle_redo_log_size_in_bytes* tags~{key,value} -ase_db_encryption_key*
            -mssql_backup_location_type* -mssql_backup_set_uuid* -mssql_backup_software_type* -mssql_empty_snapshot*
            -mssql_internal_version*
            """),
    TIMEFLOW("timeflow", """
            id* engine_id* namespace* namespace_id~* namespace_name~* is_replica~* name* dataset_id* creation_type* parent_snapshot_id*
            parent_point_location* parent_point_timestamp* parent_point_timeflow_id* source_data_timestamp* is_active~*
            creation_timestamp* activation_timestamp* tags~{key,value} parent_vdb_id@16* parent_dsource_id@16* source_vdb_id@16*
            source_dsource_id@16* -mssql_database_guid* -oracle_cdb_timeflow_id* -oracle_incarnation_id* -oracle_tde_uuid*
            """),
    BOOKMARK("bookmark", """
            id* name* creation_date* vdb_ids* dsource_ids~* vdbs~{vdb_id,vdb_name}* dsources~{dsource_id,dsource_name}* retention*
            expiration* status~ replicated_dataset~ bookmark_source~* bookmark_status~* ss_bookmark_reference~* ss_bookmark_errors~*
            tags~{key,value}* data_timestamp@16* timeflow_id@16* location@16* vdb_group_id~@16* vdb_group_name@16* bookmark_type~@16* -ss_data_layout_id~*16
            """),
    VDB_GROUP("VDB group", """
            id* name* vdb_ids~* is_locked~* locked_by* locked_by_name* tags~{key,value} vdb_group_source~@16* ss_data_layout_id~@16*
            vdbs~@16 database_type@16 status@16 last_successful_refresh_to_bookmark_id@16 last_successful_refresh_time@16
            logsync_enabled~@28
            """),
    ENVIRONMENT("environment", """
            id*28 name* namespace_id~* namespace_name~* is_replica~* namespace* engine_id*28 enabled* is_cluster* cluster_home~*
            is_windows_target~* staging_environment~* hosts~{}* tags~{key,value}* repositories~{}* listeners~{}* engine_name@28*
            address~@28* description~@28* os_type~@17 env_users~{}@28*
            """),
    SOURCE("source", """
            id* database_type* name* namespace_id~* namespace_name~* is_replica~* database_version* environment_id* data_uuid*
            ip_address* fqdn* size* jdbc_connection_string* plugin_version* toolkit_id~ is_dsource* repository*18 recovery_model~*
            mssql_source_type~* appdata_source_type~* is_pdb~* tags~{key,value} -discovered*17 -instance_name*17 -instance_number*17
            -linking_enabled*17 -non_sys_user*17 -user*17
            """),
    GROUP("group", "id* name* namespace* namespace_id~* namespace_name~* is_replica~* engine_id* engine_name*"),
    ENGINE("engine", """
            id* uuid* type* version* name* hostname* cpu_core_count* memory_size* data_storage_capacity* data_storage_used* insecure_ssl~*
            status~* connection_status* engine_connection_status* connection_status_details* engine_connection_status_details*
            tags~{key,value}* masking_jobs_running* masking_max_concurrent_jobs* -hashicorp_vault_id* -hyperscale_instance_ids~*
            -hyperscale_truststore_filename~* -masking_allocated_memory* -masking_available_cores* -masking_memory_used*
            -ssh_public_key~* -truststore_filename~* -unsafe_ssl_hostname_check~* -username*
            """),
    POLICY("policy", """
            id* name* namespace~* namespace_id~* namespace_name~* is_replica~* engine_id* policy_type* timezone_id* default_policy*
            data_duration* data_unit* log_duration* log_unit* schedules~{}* tags~{key,value}@17* -create_timestamp*18 -create_user*18
            -day_of_month* -day_of_week* -day_of_year* -dct_managed*16 -effective_type* -engine_name*17 -num_of_daily*
            -num_of_monthly* -num_of_weekly* -num_of_yearly* -size*
            """),
    TEMPLATE("template", "id* name* source_type* description* parameters~* tags~{key,value}*"),
    HOOK_TEMPLATE("hook template", """
            id* name* dct_managed* description~* shell~* command~* credentials_env_vars~{} engine_id* compatible_engine_id~ tags~{key,value}*
            """),
    TOOLKIT("toolkit", """
            id* -name*10 display_name@28*10 pretty_name@28*10 -external_version* -plugin_id* -version* type* reference* engine_name*
            engine_id* tags~{key,value}
            """),
    ACCOUNT("account", """
            id* api_client_id first_name* last_name* email* username* ldap_principal~ last_access_time* creation_time* tags~{key,value}*
            enabled~* api_key_expiry_time~@17
            """),
    MASKING_JOB("masking job", """
            id* name* is_on_the_fly_masking* creation_date* last_completed_execution_date* last_execution_status* last_execution_id*
            ruleset~ ruleset.type~* ruleset.name* connector_type connector_username~* description* dataset_id* job_type~
            engine_ids~ tags~{key,value}* rule_set_id@16* rule_set_name@16* -feedback_size* -hyperscale_instance_id~*
            -max_concurrent_source_connections* -max_concurrent_target_connections* -max_memory* -min_memory* -num_input_streams*
            -on_the_fly_source_connector_username~* -parallelism_degree* -retain_execution_data* -ruleset.algorithms~*
            -ruleset.connector_id~*16 -ruleset.refresh_drops_table~* -stream_row_limit*
            """),
    COMPLIANCE_JOB("compliance job", """
            id* name* type* execution_type* -engine_job_id*16 description* dataset_id* is_on_the_fly_masking* last_execution_id*
            last_execution_status* last_completed_execution_date* rule_set_id* rule_set_name* creation_date* tags~{key,value}*
            engine_id*17 engine_name@17* last_execution_start_time@17* last_execution_run_time@17* -connector_username~*16
            -discovery_policy_id*17 -discovery_policy_name*17 -feedback_size*16 -hyperscale_instance_id~*16
            -max_concurrent_source_connections*16 -max_concurrent_target_connections*16 -max_memory*16 -min_memory*16
            -num_input_streams*16 -on_the_fly_source_connector_username~*16 -parallelism_degree*16 -retain_execution_data*16
            -stream_row_limit*16
            """),
    DATA_LAYOUT("data layout", "id* name* type* engine_id~* engine_name~* tags~{key,value}"),
    EXECUTION("execution", """
            id* engine_id* engine_name* masking_job_id* masking_job_name* source_connector_id* target_connector_id* status*
            rows_masked* rows_total* bytes_processed* bytes_total* start_time* submit_time* end_time* task_events~{}* progress~
            account_id@17* run_duration@17* queue_duration@17* total_duration@17* -account_name*17 -hyperscale_instance_id~*
            """),
    EXECUTION_EVENT("event", """
            id* execution_id* event_type* severity* cause* count* masked_object_name* algorithm_name* exception_type*
            exception_detail*
            """),
    CONNECTOR("connector", """
            id* engine_id* type* name* hostname* username* port* tags~{key,value}* -auth_present*16 -connection_mode*16
            -custom_driver_name*16 -database_name*16 -database_type*16 -enable_logger*16 -engine_name*16 -file_type*16
            -instance_name*16 -jdbc*16 -kerberos_auth*16 -path*16 -platform*16 -schema_name*16 -service_principal*16 -sid*16
            -ssh_key*16 -user_dir_is_root*16
            """),
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
