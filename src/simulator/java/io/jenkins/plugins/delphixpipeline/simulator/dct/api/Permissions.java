package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import java.util.Set;

/** The names of permissions, as lists can be narrowed by them. */
final class Permissions {

    static final Set<String> KNOWN = Set.of(
            "READ UPDATE DELETE EXECUTE CANCEL MIGRATE REFRESH DISABLE ENABLE ABANDON VALIDATE START STOP SNAPSHOT COPY REMOVE_JOB"
                    .concat(
                            " PASSWORD_RESET UNDO_IMPORT IMPORT PROVISION_FROM_BOOKMARK PROVISION REFRESH_FROM_BOOKMARK")
                    .concat(" REFRESH_FROM_SNAPSHOT REFRESH_FROM_TIMESTAMP REFRESH_FROM_LOCATION CREATE_ENVIRONMENT")
                    .concat(" CREATE_BOOKMARK CREATE_VDBGROUP MANAGE_TAGS LINK REPLICATE REPLICATE_TO CONVERT_AND_DROP")
                    .concat(" IMPORT_BOOKMARKS FAILOVER COMMIT_FAILOVER FAILBACK DISCARD LOCK UNLOCK FORCE_UNLOCK")
                    .concat(" LOCK_FOR_OTHER_ACCOUNT UPDATE_TIMEFLOW SNAPSHOT_DELETE SWITCH_TIMEFLOW DELETE_TIMEFLOW")
                    .concat(" SNAPSHOT_UPDATE IMPORT_ACCOUNTS DETACH_SOURCE ATTACH_SOURCE RESOLVE RESOLVE_ALL")
                    .concat(" RESOLVE_OR_IGNORE API_KEY_RESET API_KEY_DELETE READ_STORAGE_CAPACITY_DATA")
                    .concat(" READ_DATASET_PERF_ANALYTICS CREATE_TOOLKIT UNDO_REFRESH")
                    .split(" "));

    private Permissions() {}
}
