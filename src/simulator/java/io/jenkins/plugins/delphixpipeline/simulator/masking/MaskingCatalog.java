package io.jenkins.plugins.delphixpipeline.simulator.masking;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** What a simulated Masking Engine holds: what it has from the start, and jobs that were added. */
final class MaskingCatalog {
    /** Where jobs are added. */
    private static final String ADDED_IN = "1";

    private static final List<Map<String, Object>> APPLICATIONS = List.of(
            Map.of("applicationId", 1, "applicationName", "Hospital"),
            Map.of("applicationId", 2, "applicationName", "Finance"));
    private static final List<Map<String, Object>> ENVIRONMENTS =
            List.of(environment(1, "Patients", 1), environment(2, "Billing", 2));
    private static final List<Map<String, Object>> CONNECTORS =
            List.of(connector(2, "staging", 5432), connector(3, "master", 5433));
    /** By environment. */
    private static final Map<String, List<Map<String, Object>>> JOBS = Map.of(
            "1", List.of(job(7, "Mask Patients", false), job(8, "Mask Anything", true)),
            "2", List.of(job(9, "Mask Invoices", false), job(10, "Mask Anything", true)));

    private final List<Map<String, Object>> added = new CopyOnWriteArrayList<>();

    /** One that is there already, by its number or name, stays. */
    void add(int id, String name) {
        boolean known = jobs(null).stream()
                .anyMatch(job ->
                        job.get("maskingJobId").equals(id) || job.get("jobName").equals(name));
        if (!known) {
            added.add(job(id, name, false));
        }
    }

    private List<Map<String, Object>> jobs(String environment) {
        return JOBS.entrySet().stream()
                .filter(each -> environment == null || environment.equals(each.getKey()))
                .flatMap(each -> each.getKey().equals(ADDED_IN)
                        ? Stream.concat(each.getValue().stream(), added.stream())
                        : each.getValue().stream())
                .toList();
    }

    List<Map<String, Object>> list(String path, Map<String, String> query) {
        return switch (path) {
            case "/applications" -> APPLICATIONS;
            case "/environments" -> matching(ENVIRONMENTS, "applicationId", query.get("application_id"));
            case "/database-connectors" -> matching(CONNECTORS, "environmentId", query.get("environment_id"));
            case "/masking-jobs" -> jobs(query.get("environment_id"));
            default -> List.of();
        };
    }

    /** The object of a path such as {@code /masking-jobs/7}. */
    Optional<Map<String, Object>> single(String path) {
        int slash = path.lastIndexOf('/');
        String kind = path.substring(0, slash);
        String key =
                switch (kind) {
                    case "/applications" -> "applicationId";
                    case "/environments" -> "environmentId";
                    case "/database-connectors" -> "databaseConnectorId";
                    default -> "maskingJobId";
                };
        return matching(list(kind, Map.of()), key, path.substring(slash + 1)).stream()
                .findFirst();
    }

    /** @param wanted null for all */
    static List<Map<String, Object>> matching(List<Map<String, Object>> all, String key, String wanted) {
        Stream<Map<String, Object>> items = all.stream();
        return items.filter(
                        item -> wanted == null || String.valueOf(item.get(key)).equals(wanted))
                .toList();
    }

    private static Map<String, Object> environment(int id, String name, int application) {
        return Map.of("environmentId", id, "environmentName", name, "applicationId", application, "purpose", "MASK");
    }

    private static Map<String, Object> connector(int id, String name, int port) {
        return Map.of(
                "databaseConnectorId", id,
                "connectorName", name,
                "databaseType", "POSTGRES",
                "environmentId", 1,
                "host", "dbhost.example.com",
                "port", port,
                "databaseName", "patients",
                "schemaName", "public",
                "username", "masker");
    }

    private static Map<String, Object> job(int id, String name, boolean multiTenant) {
        return Map.of(
                "maskingJobId", id,
                "jobName", name,
                "rulesetId", id,
                "rulesetType", "DATABASE",
                "multiTenant", multiTenant,
                "onTheFlyMasking", false);
    }
}
