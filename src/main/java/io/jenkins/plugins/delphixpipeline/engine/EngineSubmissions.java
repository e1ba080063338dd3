package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.Action;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Finding;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionDesk;
import java.time.Duration;
import java.time.Instant;

/** Changes that the engine is asked for. */
final class EngineSubmissions implements SubmissionDesk {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final VdbBodies vdbs;
    private final SelfServiceBodies selfService;
    private final ProvisionBodies provisions;
    private final CorrelationTrust trust;
    private final AnsweredWork answered;
    private final EngineWorkFinder finder;

    EngineSubmissions(
            EngineSession session,
            EngineCatalog catalog,
            VdbBodies vdbs,
            SelfServiceBodies selfService,
            ProvisionBodies provisions,
            CorrelationTrust trust,
            AnsweredWork answered,
            EngineWorkFinder finder) {
        this.session = session;
        this.catalog = catalog;
        this.vdbs = vdbs;
        this.selfService = selfService;
        this.provisions = provisions;
        this.trust = trust;
        this.answered = answered;
        this.finder = finder;
    }

    @Override
    public void check(Submission submission) {
        if (submission instanceof Submission.Sync sync) {
            new SyncBodies(session.version()).check(sync);
        } else if (submission instanceof Submission.Provision provision) {
            provisions.check(provision);
        }
    }

    @Override
    public Instant time() {
        return session.time();
    }

    @Override
    public String user() {
        return session.login().userReference();
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        WebRequest request = request(submission);
        Envelope<String> answer;
        try {
            answer = session.submit(request, correlation);
        } catch (PlatformException e) {
            if (submission.kind() == Submission.Kind.DELETE && e.problem() == Problem.OBJECT_GONE) {
                return new Receipt(null, null);
            }
            throw e;
        } finally {
            catalog.changedBy(submission.kind());
        }
        answered.add(answer.job());
        answered.add(answer.action());
        if (!trust.isKnown() && answer.action() != null) {
            learn(answer.action(), correlation);
        }
        return new Receipt(answer.job(), answer.result());
    }

    /** One look, without patience: the receipt must not wait for what is only good to know. */
    private void learn(String action, String correlation) {
        try {
            WebRequest request = WebRequest.get("/action/" + action).retriedFor(Duration.ZERO);
            trust.learn(session.read(request, ResultReader.one(Action.class)).userAgent(), correlation);
        } catch (PlatformException stillUnknown) {
            // The next submission brings another chance.
        }
    }

    @Override
    public Finding find(Intent intent) {
        catalog.forget();
        return finder.find(intent);
    }

    private WebRequest request(Submission submission) {
        if (submission instanceof Submission.Sync sync) {
            return new SyncBodies(session.version()).request(sync);
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
        return VdbBodies.undo((Submission.Undo) submission, session.version());
    }
}
