package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Answers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.vdb.ProvisionSettings;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New groups of new VDBs with the data of a bookmark. */
final class ProvisionGroupHandler extends Handler<GroupSubmission.ProvisionGroup> {
    private static final String WORD = "PROVISION";

    private final GroupTraces traces;
    private final ProvisionSettings settings;

    ProvisionGroupHandler(GroupTraces traces, ProvisionSettings settings) {
        super(GroupSubmission.ProvisionGroup.class, Submission.Kind.PROVISION_GROUP);
        this.traces = traces;
        this.settings = settings;
    }

    @Override
    protected void check(GroupSubmission.ProvisionGroup provision) {
        provision.vdbs().values().forEach(vdb -> ProvisionSettings.check(wish(vdb), vdb.settings()));
    }

    @Override
    protected WebRequest request(GroupSubmission.ProvisionGroup provision, String correlation) {
        Map<String, Object> byVdb = new LinkedHashMap<>();
        provision.vdbs().forEach((from, vdb) -> {
            ProvisionSettings.Wish wish = wish(vdb).with(vdb.settings());
            byVdb.put(
                    from,
                    settings.body(wish, traces.catalog().engineOf(from), correlation)
                            .map());
        });
        return WebRequest.post(
                "/vdb-groups/provision_from_bookmark",
                Map.of(
                        "name",
                        provision.madeName(),
                        "bookmark_id",
                        provision.target(),
                        "provision_parameters",
                        byVdb,
                        "tags",
                        List.of(OperationTag.of(correlation))));
    }

    private static ProvisionSettings.Wish wish(GroupSubmission.ProvisionGroup.NewVdb vdb) {
        return new ProvisionSettings.Wish(
                vdb.name(), vdb.group(), vdb.environment(), vdb.repository(), vdb.parameters());
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        String job = Answers.job(answer);
        return job == null ? null : new Receipt(job, Answers.made(answer, "vdb_group"));
    }

    /** Names of groups need not be unique, so that a job of that name is ours for certain only where its group bears the mark. */
    @Override
    public RecoveryResult find(Intent intent) {
        List<DelphixJob> makers = traces.traces().making(intent, WORD).stream()
                .filter(job -> !traces.isOnVdb(job) && !isAnothers(job.target(), intent))
                .toList();
        Optional<VdbGroup> marked = marked(intent);
        return marked.isPresent()
                ? made(marked.get().reference(), makers, intent)
                : traces.traces().only(makers, intent, null);
    }

    /** DCT API: jobs on groups may have no target. */
    private RecoveryResult made(String group, List<DelphixJob> makers, Intent intent) {
        RecoveryResult made = traces.traces().made(intent, group, WORD);
        return made.receipt().job() != null || makers.isEmpty()
                ? made
                : traces.traces().only(makers, intent, group);
    }

    private Optional<VdbGroup> marked(Intent intent) {
        return traces.groups().tagged(tags -> OperationTag.isIn(tags, intent.correlation()));
    }

    private Optional<VdbGroup> attempted(Intent intent) {
        return traces.groups().tagged(tags -> OperationTag.isOfAttempt(tags, intent.correlation()));
    }

    private boolean isAnothers(String group, Intent intent) {
        return group != null
                && traces.groups().isTagged(group, tags -> OperationTag.isOther(tags, intent.correlation()));
    }

    /** DCT may know the group before it has heard of its VDBs; what cannot be read does not show. */
    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return (receipt.made() == null ? attempted(intent) : traces.group(receipt.made()))
                .filter(group -> !group.vdbs().isEmpty())
                .filter(group -> group.vdbs().stream()
                        .map(traces.catalog()::datasetByReference)
                        .noneMatch(vdb -> vdb.currentTimeflow().isEmpty()))
                .isPresent();
    }
}
