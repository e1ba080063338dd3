package io.jenkins.plugins.delphixpipeline.dct.submission;

import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.dct.jobs.Telemetry;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.http.ServerClock;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.http.submission.SubmissionHandlers;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.secret.SubmissionSecrets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Changes that DCT is asked for. */
public final class DctSubmissions implements SubmissionService {
    /** DCT hears of its engines every few minutes at the latest; what has not shown by then is for the operation to judge. */
    private static final Duration TELEMETRY = Duration.ofMinutes(5);
    /** A sync may make no snapshot, so that there is nothing to wait for. */
    private static final Duration TELEMETRY_OF_SYNC = Duration.ofSeconds(60);
    /** Before anything that begins now, whatever a proxy says of the time. */
    private static final Duration FAR = Duration.ofDays(1);

    private final DctSession session;
    private final DctJobs jobs;
    private final Inventory inventory;
    private final AcknowledgedWork acknowledged;
    private final SubmissionHandlers<Handler<?>> handlers;
    private final Telemetry telemetry = new Telemetry();

    public DctSubmissions(
            DctSession session,
            DctJobs jobs,
            Inventory inventory,
            AcknowledgedWork acknowledged,
            SubmissionHandlers<Handler<?>> handlers) {
        this.session = session;
        this.jobs = jobs;
        this.inventory = inventory;
        this.acknowledged = acknowledged;
        this.handlers = handlers;
    }

    /** By which it is told when what was submitted has shown. */
    public Telemetry telemetry() {
        return telemetry;
    }

    @Override
    public void check(Submission submission) {
        handlers.of(submission.kind()).checkThat(submission);
    }

    @Override
    public void prepare(Submission submission) {
        handlers.of(submission.kind()).prepare(submission);
    }

    /**
     * Just after the last job that there is began. A proxy's clock may be anything, and whoever relied on it would not find what
     * he asked for, or take what was there before for it.
     */
    @Override
    public Instant time() {
        try {
            return jobs.lastStart().map(start -> start.plusMillis(1)).orElseGet(() -> now().minus(FAR));
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.AUTHENTICATION || e.problem().isRefusedLogin()) {
                throw e;
            }
            // Who may not list jobs has nothing better than the header.
            return now();
        }
    }

    @Override
    public Instant now() {
        return session.clock().time();
    }

    @Override
    public String user() {
        return Objects.toString(session.account(), null);
    }

    @Override
    public Receipt submit(Submission submission, String correlation) {
        inventory.requireUnlocked(submission);
        Handler<?> handler = handlers.of(submission.kind());
        WebRequest request = handler.requestFor(submission, correlation).hiding(SubmissionSecrets.values(submission));
        acknowledged.submitting(correlation);
        Intent intent = Intent.of(submission, now(), user(), correlation);
        Receipt receipt = send(handler, request, intent);
        if (receipt.job() == null) {
            Handler.prove(intent.target(), () -> handler.shows(intent, receipt));
        }
        acknowledged.add(receipt.job());
        return receipt;
    }

    private Receipt send(Handler<?> handler, WebRequest request, Intent intent) {
        try {
            return session.send(request, handler::receipt);
        } catch (PlatformException e) {
            if (handler.isDeletion() && e.problem() == Problem.OBJECT_GONE && handler.shows(intent, null)) {
                return new Receipt(null, null);
            }
            throw e;
        } finally {
            inventory.forget();
        }
    }

    @Override
    public void expect(Intent intent, Receipt receipt) {
        Handler<?> handler = handlers.of(intent.kind());
        telemetry.expect(
                receipt.job(),
                job -> shows(handler, intent.notBefore(job.startedAt(), ServerClock.MARGIN), receipt),
                intent.kind() == Submission.Kind.SYNC ? TELEMETRY_OF_SYNC : TELEMETRY);
    }

    /** What others listed a moment before must not be told to those who go on now. */
    private boolean shows(Handler<?> handler, Intent intent, Receipt receipt) {
        boolean shows = handler.showsOrIsGone(intent, receipt);
        if (shows) {
            inventory.forgetLists();
        }
        return shows;
    }

    /** Another DCT, to which the address came to lead meanwhile, does not show it either, or shows somebody else's. */
    @Override
    public RecoveryResult find(Intent intent) {
        inventory.forget();
        RecoveryResult found = handlers.of(intent.kind()).find(intent);
        session.requireSameDct();
        return found;
    }

    /** Read anew: what was listed a moment ago may lack what a job has left behind that ended meanwhile. */
    @Override
    public List<String> vdbsMadeBy(String operation) {
        inventory.forget();
        return inventory.madeBy(operation);
    }

    @Override
    public boolean isOfAnother(String vdb, String operation) {
        return inventory.vdb(vdb).stream().anyMatch(wire -> OperationTag.isOfAnother(wire.tags(), operation));
    }

    @Override
    public boolean showsDeletion(String vdb) {
        return jobs.showsDeletion(vdb) || inventory.wasDeletedOnItsEngine(vdb);
    }
}
