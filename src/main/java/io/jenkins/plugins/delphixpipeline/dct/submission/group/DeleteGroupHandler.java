package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Answers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;

/** Deletes a group and leaves its VDBs. DCT API: done at once, without a word. */
final class DeleteGroupHandler extends Handler<GroupSubmission.DeleteGroup> {
    private final GroupTraces traces;

    DeleteGroupHandler(GroupTraces traces) {
        super(GroupSubmission.DeleteGroup.class, Submission.Kind.DELETE_GROUP);
        this.traces = traces;
    }

    @Override
    protected WebRequest request(GroupSubmission.DeleteGroup delete, String correlation) {
        return WebRequest.delete("/vdb-groups/" + delete.target());
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        return answer.isMissingNode() || Answers.job(answer) != null ? new Receipt(Answers.job(answer), null) : null;
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return shows(intent, null) ? RecoveryResult.ours(null, null) : RecoveryResult.none();
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return traces.group(intent.target()).isEmpty();
    }

    @Override
    public boolean isDeletion() {
        return true;
    }
}
