package io.jenkins.plugins.delphixpipeline.simulator.api;

import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.Map;
import java.util.Set;

/**
 * The types that bodies of calls may have. A body without a type is let pass, as several clients send one. Calls whose
 * types depend on the dataset or the API version check them themselves.
 */
final class BodyTypes {

    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("login", Set.of("LoginRequest")),
            Map.entry("group", Set.of("Group")),
            Map.entry("user/{ref}/updateCredential", Set.of("CredentialUpdateParameters")),
            Map.entry("source/{ref}/start", Set.of("SourceStartParameters", "OracleStartParameters")),
            Map.entry("source/{ref}/stop", Set.of("SourceStopParameters", "OracleStopParameters")),
            Map.entry("source/{ref}/enable", Set.of("SourceEnableParameters", "OracleEnableParameters")),
            Map.entry("source/{ref}/disable", Set.of("SourceDisableParameters", "OracleDisableParameters")),
            Map.entry("database/{ref}/delete", Set.of("DeleteParameters", "OracleDeleteParameters")),
            Map.entry("database/{ref}/switchTimeflow", Set.of("SwitchTimeflowParameters")),
            Map.entry("timeflow/{ref}/timeflowRanges", Set.of("TimeflowRangeParameters")),
            Map.entry("timeflow/bookmark", Set.of("TimeflowBookmarkCreateParameters")),
            Map.entry("snapshot/space", Set.of("SnapshotSpaceParameters")),
            Map.entry("repository/compatibleRepositories", Set.of("ProvisionCompatibilityParameters")),
            Map.entry(
                    "sourceconfig/{ref}/validateCredentials",
                    Set.of(
                            "SourceConfigConnectivity",
                            "MSSqlSourceConfigConnectivity",
                            "OracleDBConfigConnectivity",
                            "ASEDBConfigConnectivity")),
            Map.entry("selfservice/template", Set.of("JSDataTemplateCreateParameters")),
            Map.entry("selfservice/container/{ref}/refresh", Set.of("JSDataContainerRefreshParameters")),
            Map.entry("selfservice/container/{ref}/reset", Set.of("JSDataContainerResetParameters")),
            Map.entry(
                    "selfservice/container/{ref}/restore",
                    Set.of(
                            "JSDataContainerRestoreParameters",
                            "JSTimelinePointBookmarkInput",
                            "JSTimelinePointLatestTimeInput",
                            "JSTimelinePointTimeInput")),
            Map.entry("selfservice/container/{ref}/undo", Set.of("JSDataContainerUndoParameters")),
            Map.entry("selfservice/container/{ref}/delete", Set.of("JSDataContainerDeleteParameters")),
            Map.entry("selfservice/container/{ref}/lock", Set.of("JSDataContainerLockParameters")),
            Map.entry("selfservice/container/{ref}/addOwner", Set.of("JSDataContainerModifyOwnerParameters")),
            Map.entry("selfservice/container/{ref}/removeOwner", Set.of("JSDataContainerModifyOwnerParameters")),
            Map.entry(
                    "selfservice/container/{ref}/getActiveBranchAtTime",
                    Set.of("JSDataContainerActiveBranchParameters")),
            Map.entry("selfservice/branch", Set.of("JSBranchCreateParameters")),
            Map.entry("selfservice/bookmark", Set.of("JSBookmarkCreateParameters")),
            Map.entry("selfservice/datasource/dataTimestamps", Set.of("JSSourceDataTimestampParameters")));

    private BodyTypes() {}

    static void check(Call call, Router.Route route) {
        Set<String> known = KNOWN.get(String.join("/", route.words()));
        if (known != null && Json.has(call.body(), "type")) {
            call.validate().type(known).check();
        }
    }
}
