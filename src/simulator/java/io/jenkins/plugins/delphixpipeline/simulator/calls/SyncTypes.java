package io.jenkins.plugins.delphixpipeline.simulator.calls;

import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.util.HashSet;
import java.util.Set;

/** Which parameters a sync takes: that depends on the dataset's kind and on the session's API version. */
final class SyncTypes {

    private SyncTypes() {}

    static void check(Call call, DataKind kind) {
        if (call.body().isEmpty()) {
            return;
        }
        call.validate().type(known(kind, call.version())).check();
        String type = call.text("type");
        if (type.equals("MSSqlExistingSpecificBackupSyncParameters")) {
            call.validate().required("backupUUID").check();
        }
        if (type.equals("AppDataSyncParameters")
                && call.body().has("parameters")
                && call.version().before("1.11.6")) {
            call.validate()
                    .problem("parameters", "exception.webservices.validation.unknown", "Unknown field.")
                    .check();
        }
    }

    private static Set<String> known(DataKind kind, ApiVersion version) {
        Set<String> types = new HashSet<>(Set.of("SyncParameters", kind.parameters("Sync")));
        if (kind == DataKind.ORACLE && version.atLeast("1.11.0")) {
            types.add("OracleSyncFromExternalParameters");
        }
        if (kind == DataKind.MSSQL && version.atLeast("1.9.0")) {
            types.addAll(Set.of(
                    "MSSqlNewCopyOnlyFullBackupSyncParameters",
                    "MSSqlExistingMostRecentBackupSyncParameters",
                    "MSSqlExistingSpecificBackupSyncParameters",
                    "MSSqlNoBackupSyncParameters"));
        }
        if (kind == DataKind.ASE) {
            types.addAll(Set.of(
                    "ASELatestBackupSyncParameters", "ASENewBackupSyncParameters", "ASESpecificBackupSyncParameters"));
        }
        if (kind == DataKind.MYSQL) {
            types.addAll(Set.of(
                    "MySQLNewMySQLDumpSyncParameters",
                    "MySQLExistingMySQLDumpSyncParameters",
                    "MySQLXtraBackupSyncParameters"));
        }
        return types;
    }
}
