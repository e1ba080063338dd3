package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Envelope;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.time.Instant;

/** Changes that the engine is asked for. */
public final class EngineSubmissions implements SubmissionService {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final VdbRequests vdbs;
    private final SelfServiceRequests selfService;
    private final ProvisionRequests provisions;
    private final CorrelationTrust trust;
    private final AcknowledgedWork answered;
    private final EngineActionSearch finder;
    private final ChangeProof proof;

    public EngineSubmissions(
            EngineSession session,
            EngineCatalog catalog,
            VdbRequests vdbs,
            SelfServiceRequests selfService,
            ProvisionRequests provisions,
            CorrelationTrust trust,
            AcknowledgedWork answered,
            EngineActionSearch finder,
            ChangeProof proof) {
        this.session = session;
        this.catalog = catalog;
        this.vdbs = vdbs;
        this.selfService = selfService;
        this.provisions = provisions;
        this.trust = trust;
        this.answered = answered;
        this.finder = finder;
        this.proof = proof;
    }

    @Override
    public void check(Submission submission) {
        if (submission instanceof Submission.Sync sync) {
            new SyncRequests(session.version()).check(sync);
        } else if (submission instanceof Submission.Provision provision) {
            provisions.check(provision);
        }
    }

    @Override
    public Instant time() {
        return session.clock().beforeSubmission();
    }

    @Override
    public String user() {
        return session.login().userReference();
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        WebRequest request = request(submission);
        Intent intent = Intent.of(submission, session.clock().time(), user(), correlation);
        answered.submitting(correlation);
        long sent = session.clock().nanos();
        Envelope<String> answer;
        try {
            answer = session.submit(request, correlation, () -> hasTraces(intent));
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE && submission instanceof Submission.Delete delete) {
                return alreadyGone(delete, e);
            }
            throw e;
        } finally {
            catalog.changedBy(submission.kind());
        }
        long received = session.clock().nanos();
        if (answer.job() == null) {
            prove(submission, intent);
        }
        answered.add(answer.job());
        answered.add(answer.action());
        if (!trust.isKnown() && answer.action() != null) {
            learn(answer.action(), correlation, sent, received);
        }
        return new Receipt(answer.job(), answer.result(), answer.action());
    }

    private boolean hasTraces(Intent intent) {
        RecoveryResult finding = finder.find(intent);
        return finding.receipt() != null || !finding.candidates().isEmpty();
    }

    /** That it is gone is read, and not only heard. */
    private Receipt alreadyGone(Submission.Delete delete, PlatformException refusal) {
        if (proof.isGone(delete.thing(), delete.target())) {
            return new Receipt(null, null);
        }
        throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, delete.target())
                .withDetails(refusal.failure().details())
                .withSuggestion(refusal.failure().suggestion()));
    }

    /** What is said to be done at once must show; else the answer counts as lost, and its work is looked for. */
    private void prove(Submission submission, Intent intent) {
        Failure unproven = Failure.of(Problem.OUTCOME_UNKNOWN, submission.target())
                .withDetails("the answer names no job, and nothing shows that it was carried out");
        boolean shown;
        try {
            shown = proof.shows(submission, intent);
        } catch (PlatformException e) {
            throw new PlatformException(unproven, e);
        }
        if (!shown) {
            throw new PlatformException(unproven);
        }
    }

    /** One look, without patience: the receipt must not wait for what is only good to know. */
    private void learn(String reference, String correlation, long sent, long received) {
        try {
            WebRequest request = WebRequest.get("/action/" + reference).retriedFor(Duration.ZERO);
            Action action =
                    session.read(request, ResultReader.one(Action.class, one -> reference.equals(one.reference())));
            trust.learn(action.userAgent(), correlation);
            session.clock().learn(action, sent, received);
        } catch (PlatformException stillUnknown) {
            // The next submission brings another chance.
        }
    }

    @Override
    public RecoveryResult find(Intent intent) {
        catalog.forget();
        return finder.find(intent);
    }

    private WebRequest request(Submission submission) {
        if (submission instanceof Submission.Sync sync) {
            return new SyncRequests(session.version()).request(sync);
        }
        if (submission instanceof Submission.Refresh refresh) {
            return vdbs.refresh(refresh);
        }
        if (submission instanceof Submission.Provision provision) {
            return provisions.request(provision);
        }
        if (submission instanceof Submission.Enable enable) {
            return vdbs.enable(enable);
        }
        if (submission instanceof Submission.Disable disable) {
            return vdbs.disable(disable);
        }
        if (submission instanceof Submission.RefreshPod refresh) {
            return selfService.refresh(refresh);
        }
        if (submission instanceof Submission.CreatePod create) {
            return selfService.createPod(create);
        }
        if (submission instanceof Submission.CreateBookmark create) {
            return selfService.createBookmark(create);
        }
        if (submission instanceof Submission.UpdateBookmark update) {
            return selfService.updateBookmark(update);
        }
        if (submission instanceof Submission.ShareBookmark share) {
            return selfService.shareBookmark(share);
        }
        if (submission instanceof Submission.BookmarkVdb bookmark) {
            return vdbs.bookmark(bookmark);
        }
        if (submission instanceof Submission.ChangePod change) {
            return selfService.change(change);
        }
        if (submission instanceof Submission.Delete delete) {
            return delete.thing() == Submission.Delete.Thing.VDB ? vdbs.delete(delete) : selfService.delete(delete);
        }
        if (submission instanceof Submission.Run run) {
            return vdbs.run(run);
        }
        if (submission instanceof Submission.Rewind rewind) {
            return vdbs.rewind(rewind);
        }
        return VdbRequests.undo((Submission.Undo) submission, session.version());
    }
}
