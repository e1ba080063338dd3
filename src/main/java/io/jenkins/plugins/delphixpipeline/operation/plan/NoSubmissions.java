package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import java.time.Instant;
import java.util.List;

/** Checks submissions and sends none. */
final class NoSubmissions implements SubmissionService {
    private final SubmissionService there;

    NoSubmissions(SubmissionService there) {
        this.there = there;
    }

    /** What is only planned cannot be asked for its parameters. */
    @Override
    public void check(Submission submission) {
        if (!PlannedData.isPlanned(submission.target()) && !startsFromPlanned(submission)) {
            there.check(submission);
        }
    }

    private static boolean startsFromPlanned(Submission submission) {
        if (!(submission instanceof Submission.Provision provision)) {
            return false;
        }
        PointInTime point = provision.point();
        return point instanceof PointInTime.AtSnapshot snapshot && PlannedData.isPlanned(snapshot.snapshot())
                || point instanceof PointInTime.AtBookmark bookmark && PlannedData.isPlanned(bookmark.bookmark());
    }

    @Override
    public Instant time() {
        return there.time();
    }

    @Override
    public Instant now() {
        return there.now();
    }

    @Override
    public String user() {
        return there.user();
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        throw new IllegalStateException("A plan submits nothing, and was asked for " + submission.kind());
    }

    @Override
    public RecoveryResult find(Intent intent) {
        throw new IllegalStateException("A plan has submitted nothing that could be found");
    }

    @Override
    public List<String> vdbsMadeBy(String operation) {
        return there.vdbsMadeBy(operation);
    }

    @Override
    public boolean isOfAnother(String vdb, String operation) {
        return there.isOfAnother(vdb, operation);
    }

    @Override
    public boolean showsDeletion(String vdb) {
        return there.showsDeletion(vdb);
    }
}
