package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
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

    /** Where something new would be put is looked up; what is there was found before. */
    @Override
    public void prepare(Submission submission) {
        boolean puts =
                switch (submission.kind()) {
                    case PROVISION, PROVISION_GROUP -> true;
                    case CREATE_POD ->
                        ((Submission.CreatePod) submission).datasets().stream().noneMatch(PlannedData::isPlanned);
                    default -> false;
                };
        if (puts && !PlannedData.isPlanned(submission.target())) {
            if (startsFromPlanned(submission)) {
                prepareElsewhere((Submission.Provision) submission);
            } else {
                there.prepare(submission);
            }
        }
    }

    /** From another point, since the back end does not know a planned one; where it has no other, it cannot be asked. */
    private void prepareElsewhere(Submission.Provision provision) {
        try {
            there.prepare(new Submission.Provision(
                    provision.target(),
                    provision.madeName(),
                    provision.group(),
                    new PointInTime.Latest(provision.target()),
                    provision.environment(),
                    provision.repository(),
                    provision.maskingJob(),
                    provision.parameters(),
                    provision.hooks(),
                    provision.settings()));
        } catch (PlatformException e) {
            if (e.problem() != Problem.REFUSED_BY_PLATFORM) {
                throw e;
            }
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
