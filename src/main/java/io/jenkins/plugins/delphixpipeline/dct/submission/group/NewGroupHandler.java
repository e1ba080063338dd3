package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Answers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** New groups of VDBs that are there, known again by the mark of their submission. DCT API: older releases have no job for it. */
final class NewGroupHandler extends Handler<GroupSubmission.CreateGroup> {
    private final GroupTraces traces;

    NewGroupHandler(GroupTraces traces) {
        super(GroupSubmission.CreateGroup.class, Submission.Kind.CREATE_GROUP);
        this.traces = traces;
    }

    @Override
    protected WebRequest request(GroupSubmission.CreateGroup create, String correlation) {
        return WebRequest.post(
                "/vdb-groups",
                Map.of(
                        "name",
                        create.madeName(),
                        "vdb_ids",
                        create.vdbs(),
                        "tags",
                        List.of(OperationTag.of(correlation))));
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        String made = Answers.made(answer, "vdb_group");
        return made == null ? null : new Receipt(answer.has("job") ? Answers.job(answer) : null, made);
    }

    @Override
    public RecoveryResult find(Intent intent) {
        Optional<VdbGroup> marked = traces.groups().tagged(tags -> OperationTag.isIn(tags, intent.correlation()));
        return marked.map(group -> traces.traces().made(intent, group.reference(), "CREATE"))
                .orElse(RecoveryResult.none());
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return receipt.made() == null || traces.group(receipt.made()).isPresent();
    }
}
