package io.jenkins.plugins.delphixpipeline.dct.submission.group;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.GroupPoint;
import java.util.List;
import java.util.Map;

/**
 * Refreshes all VDBs of a group. DCT API: to a snapshot each from 3.16 on; to a bookmark always, by a call that was renamed. What
 * each VDB gets is always sent: left out, it would be whatever is newest by then.
 */
final class RefreshGroupHandler extends Handler<GroupSubmission.RefreshGroup> {
    private final DctSession session;
    private final GroupTraces traces;

    RefreshGroupHandler(DctSession session, GroupTraces traces) {
        super(GroupSubmission.RefreshGroup.class, Submission.Kind.REFRESH_GROUP);
        this.session = session;
        this.traces = traces;
    }

    @Override
    protected void check(GroupSubmission.RefreshGroup refresh) {
        if (refresh.point() instanceof GroupPoint.AtSnapshots) {
            Refused.requireVersion(session.version(), 3, 16, "vdbGroup");
        }
    }

    @Override
    protected WebRequest request(GroupSubmission.RefreshGroup refresh, String correlation) {
        check(refresh);
        String group = "/vdb-groups/" + refresh.target();
        if (refresh.point() instanceof GroupPoint.AtBookmark at) {
            boolean renamed = !session.version().isKnown() || session.version().atLeast(3, 16);
            return WebRequest.post(
                    group + (renamed ? "/refresh_from_bookmark" : "/refresh"), Map.of("bookmark_id", at.bookmark()));
        }
        List<Map<String, String>> mapping = ((GroupPoint.AtSnapshots) refresh.point())
                .byVdb().entrySet().stream()
                        .map(each -> Map.of("vdb_id", each.getKey(), "snapshot_id", each.getValue()))
                        .toList();
        return WebRequest.post(group + "/refresh_by_snapshot", Map.of("vdb_snapshot_mappings", mapping));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        return traces.find(intent, "REFRESH");
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return intent.evidence().entrySet().stream()
                .filter(each -> each.getKey().startsWith(GroupSubmission.RefreshGroup.BEFORE))
                .noneMatch(each -> each.getValue()
                        .equals(traces.catalog()
                                .datasetByReference(
                                        each.getKey().substring(GroupSubmission.RefreshGroup.BEFORE.length()))
                                .currentTimeflow()));
    }
}
