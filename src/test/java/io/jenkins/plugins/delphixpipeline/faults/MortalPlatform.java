package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.Contact;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.JobFeed;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A back end as a controller sees it that may be killed just before or just after a submission. */
record MortalPlatform(DataPlatform real, Controller controller) implements DataPlatform {
    @Override
    public SubmissionService submissions() {
        SubmissionService desk = real.submissions();
        return new SubmissionService() {
            @Override
            public void check(Submission submission) {
                desk.check(submission);
            }

            @Override
            public Instant time() {
                return desk.time();
            }

            @Override
            public Instant now() {
                return desk.now();
            }

            @Override
            public String user() {
                return desk.user();
            }

            @Override
            public Receipt submit(Submission submission, String correlation) {
                return controller.submitting(correlation, () -> desk.submit(submission, correlation));
            }

            @Override
            public RecoveryResult find(Intent intent) {
                controller.live();
                return desk.find(intent);
            }

            @Override
            public List<String> vdbsMadeBy(String operation) {
                return desk.vdbsMadeBy(operation);
            }

            @Override
            public boolean isOfAnother(String vdb, String operation) {
                return desk.isOfAnother(vdb, operation);
            }

            @Override
            public boolean showsDeletion(String vdb) {
                return desk.showsDeletion(vdb);
            }

            @Override
            public void expect(Intent intent, Receipt receipt) {
                desk.expect(intent, receipt);
            }
        };
    }

    @Override
    public PlatformInfo info() {
        return real.info();
    }

    @Override
    public BackEndIdentity identity() {
        controller.live();
        return real.identity();
    }

    @Override
    public Contact contact() {
        return real.contact();
    }

    @Override
    public boolean hasMoved() {
        return real.hasMoved();
    }

    @Override
    public void requireUnmoved() {
        real.requireUnmoved();
    }

    @Override
    public String product() {
        return real.product();
    }

    @Override
    public Optional<DatasetCatalog> datasetCatalog() {
        return real.datasetCatalog();
    }

    @Override
    public Optional<DataHistory> history() {
        return real.history();
    }

    @Override
    public List<DataHistory.UnmaskedMarks> marksOf(String dataset) {
        return real.marksOf(dataset);
    }

    @Override
    public Optional<SelfService> selfService() {
        return real.selfService();
    }

    @Override
    public Optional<VdbGroups> vdbGroups() {
        return real.vdbGroups();
    }

    @Override
    public void forget() {
        real.forget();
    }

    @Override
    public JobService jobs() {
        return real.jobs();
    }

    @Override
    public JobFeed feed() {
        return real.feed();
    }
}
