package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretReferences;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Syncs a dSource with production, or takes a snapshot of a VDB. */
final class SyncHandler extends Handler<Submission.Sync> {
    private static final Predicate<Object> FLAG = Boolean.class::isInstance;
    private static final Predicate<Object> TEXT = value -> value instanceof String text && !text.isBlank();
    private static final Predicate<Object> TEXTS =
            value -> value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
    private static final Predicate<Object> NUMBERS =
            value -> value instanceof List<?> list && list.stream().allMatch(Number.class::isInstance);
    private static final Predicate<Object> OBJECT = Map.class::isInstance;

    private static final Map<String, Predicate<Object>> PARAMETERS = Map.ofEntries(
            Map.entry("sync_strategy", TEXT),
            Map.entry("ase_backup_files", TEXTS),
            Map.entry("mssql_backup_uuid", TEXT),
            Map.entry("compression_enabled", FLAG),
            Map.entry("availability_group_backup_policy", TEXT),
            Map.entry("drop_and_recreate_devices", FLAG),
            Map.entry("do_not_resume", FLAG),
            Map.entry("double_sync", FLAG),
            Map.entry("force_full_backup", FLAG),
            Map.entry("skip_space_check", FLAG),
            Map.entry("files_for_partial_full_backup", NUMBERS),
            Map.entry("appdata_parameters", OBJECT));

    private final DctCatalog catalog;
    private final Traces traces;

    SyncHandler(DctCatalog catalog, Traces traces) {
        super(Submission.Sync.class, Submission.Kind.SYNC);
        this.catalog = catalog;
        this.traces = traces;
    }

    /** DCT API: a snapshot of a VDB takes no parameters. */
    @Override
    protected void check(Submission.Sync sync) {
        SecretReferences.check(sync.parameters());
        Map<String, Predicate<Object>> allowed = sync.vdb() ? Map.of() : PARAMETERS;
        sync.parameters().forEach((key, value) -> {
            Predicate<Object> form = allowed.get(key);
            if (form == null) {
                String reason = sync.vdb()
                        ? "a snapshot of a VDB takes no parameters on DCT"
                        : NameResolver.unknown(key, allowed.keySet());
                throw Refused.parameter(key, reason, allowed.keySet());
            }
            if (!form.test(value)) {
                throw Refused.parameter(key, "is not of the kind that DCT takes", List.of());
            }
        });
    }

    @Override
    protected WebRequest request(Submission.Sync sync, String correlation) {
        String path = (sync.vdb() ? "/vdbs/" : "/dsources/") + sync.target() + "/snapshots";
        return WebRequest.post(path, sync.parameters().isEmpty() ? null : sync.parameters());
    }

    /**
     * Whose sync it is does not matter to who wants the newest data. DCT API: whether such a job has the dataset for its target or
     * the snapshot that it made is not said.
     */
    @Override
    public RecoveryResult find(Intent intent) {
        return traces.anyOnTargetOrOf(intent, made -> isOf(intent.target(), made), "SNAPSHOT", "SYNC");
    }

    private boolean isOf(String dataset, String snapshot) {
        return catalog.hasSnapshot(dataset, snapshot);
    }

    /** There may be none, when production has not changed. An engine's clock is not DCT's, so that times tell nothing here. */
    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        String before = intent.facts().get(Submission.Sync.NEWEST_BEFORE);
        return catalog.latestSnapshotOf(intent.target())
                .filter(snapshot -> before == null
                        ? snapshot.createdAt() == null || !snapshot.createdAt().isBefore(intent.since())
                        : !snapshot.reference().equals(before))
                .isPresent();
    }
}
