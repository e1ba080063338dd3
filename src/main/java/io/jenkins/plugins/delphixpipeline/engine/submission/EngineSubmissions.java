package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.Envelope;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.MadeMark;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandlers;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.secret.SubmissionSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Changes that the engine is asked for; what differs from one kind to the other is its {@link Handler}'s affair. */
public final class EngineSubmissions implements SubmissionService {
    private static final String DELETION = "DB_DELETE";

    private final EngineSession session;
    private final EngineCatalog catalog;
    private final SubmissionHandlers<Handler<?>> handlers;
    private final AcknowledgedWork answered;
    private final CorrelationTrust trust;
    private final EngineActionSearch finder;

    public EngineSubmissions(
            EngineSession session,
            EngineCatalog catalog,
            SubmissionHandlers<Handler<?>> handlers,
            AcknowledgedWork answered,
            EngineActionSearch finder) {
        this.session = session;
        this.catalog = catalog;
        this.handlers = handlers;
        this.answered = answered;
        this.trust = finder.trust();
        this.finder = finder;
    }

    @Override
    public void check(Submission submission) {
        handlers.of(submission.kind()).checkThat(submission);
    }

    @Override
    public void prepare(Submission submission) {
        handlers.of(submission.kind()).prepare(submission);
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
        Handler<?> handler = handlers.of(submission.kind());
        try {
            return submit(handler, submission, correlation);
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE && handler.isDeletion()) {
                return alreadyGone(handler, submission, e);
            }
            throw e;
        }
    }

    private Receipt submit(Handler<?> handler, Submission submission, String correlation) {
        WebRequest request = handler.requestFor(submission, correlation).hiding(SubmissionSecrets.values(submission));
        Intent intent = Intent.of(submission, session.clock().time(), user(), correlation);
        answered.submitting(correlation);
        long sent = session.clock().nanos();
        Envelope<String> answer;
        try {
            answer = session.submit(request, correlation, () -> hasTraces(intent));
        } finally {
            catalog.changed(handler.changesDatasets());
        }
        long received = session.clock().nanos();
        if (answer.job() == null) {
            Handler.prove(submission.target(), () -> handler.showsThat(submission, intent));
        }
        answered.add(answer.job());
        answered.add(answer.action());
        if (!trust.isKnown() && answer.action() != null) {
            finder.learnLaterFrom(answer.action(), correlation);
            learnTheTime(answer.action(), sent, received);
        }
        return new Receipt(answer.job(), answer.result(), answer.action());
    }

    private boolean hasTraces(Intent intent) {
        RecoveryResult finding = finder.find(intent);
        return finding.receipt() != null || !finding.candidates().isEmpty();
    }

    /** That it is gone is read, and not only heard. */
    private static Receipt alreadyGone(Handler<?> handler, Submission deletion, PlatformException refusal) {
        if (handler.showsThat(deletion, null)) {
            return new Receipt(null, null);
        }
        throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, deletion.target())
                .withDetails(refusal.failure().details())
                .withSuggestion(refusal.failure().suggestion()));
    }

    /** One look, without patience, where nothing better tells the engine's clock: the receipt must not wait for it. */
    private void learnTheTime(String action, long sent, long received) {
        if (session.clock().isProved()) {
            return;
        }
        try {
            session.clock().learn(finder.action(action, Duration.ZERO), sent, received);
        } catch (PlatformException stillUnknown) {
            // The next submission brings another chance.
        }
    }

    @Override
    public RecoveryResult find(Intent intent) {
        catalog.forget();
        return finder.find(intent);
    }

    @Override
    public List<String> vdbsMadeBy(String operation) {
        return containers()
                .filter(vdb -> vdb.namespace() == null && MadeMark.isOf(vdb.description(), operation))
                .map(Container::reference)
                .toList();
    }

    @Override
    public boolean isOfAnother(String vdb, String operation) {
        return containers()
                .filter(each -> each.reference().equals(vdb))
                .anyMatch(each -> MadeMark.isAny(each.description()) && !MadeMark.isOf(each.description(), operation));
    }

    /** It is the last job on its target, and the newest are listed first. */
    @Override
    public boolean showsDeletion(String vdb) {
        WebRequest deletions = WebRequest.get("/job").query("target", vdb).query("jobType", DELETION);
        return session.list(deletions, Job.class).stream()
                .anyMatch(job -> vdb.equals(job.target())
                        && DELETION.equals(job.actionType())
                        && "COMPLETED".equals(job.jobState()));
    }

    private Stream<Container> containers() {
        return session.list(WebRequest.get("/database"), Container.class).stream();
    }
}
