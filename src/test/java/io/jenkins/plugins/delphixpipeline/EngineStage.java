package io.jenkins.plugins.delphixpipeline;

import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.session.PlatformWithMasking;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import okhttp3.OkHttpClient;

/** Operations, driver, watcher and client as the steps use them, against a simulated engine; only Jenkins is missing. */
public final class EngineStage extends PlatformStage {
    private static final LoginSource USUAL =
            () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);

    public final EnginePlatform platform;

    public EngineStage(SimulatedEngine engine) {
        this(engine, false);
    }

    public EngineStage(SimulatedEngine engine, DataPlatform masking) {
        this(engine, false, USUAL, masking);
    }

    public EngineStage(SimulatedEngine engine, boolean unmaskedAllowed) {
        this(engine, unmaskedAllowed, USUAL);
    }

    public EngineStage(SimulatedEngine engine, boolean unmaskedAllowed, LoginSource logins) {
        this(engine, unmaskedAllowed, logins, null);
    }

    /**
     * The same controller with a new session.
     *
     * @param masking null for none
     */
    public EngineStage(SimulatedEngine engine, EngineStage same, DataPlatform masking) {
        this(engine, same.terms(), USUAL, masking);
    }

    private EngineStage(SimulatedEngine engine, boolean unmaskedAllowed, LoginSource logins, DataPlatform masking) {
        this(engine, DataTerms.inMemory(unmaskedAllowed), logins, masking);
    }

    private EngineStage(SimulatedEngine engine, DataTerms terms, LoginSource logins, DataPlatform masking) {
        this(platform(engine, logins), terms, masking);
    }

    private EngineStage(EnginePlatform platform, DataTerms terms, DataPlatform masking) {
        super(masking == null ? platform : new PlatformWithMasking(platform, () -> masking), terms);
        this.platform = platform;
    }

    private static EnginePlatform platform(SimulatedEngine engine, LoginSource logins) {
        return new EnginePlatform(settings(engine.url().toString()), new OkHttpClient(), logins);
    }

    /** One operation under way, with all that was said about it. */
    public static final class Running implements OperationListener {
        public final List<Note> notes = new CopyOnWriteArrayList<>();
        public final List<OperationState> saves = new CopyOnWriteArrayList<>();
        public final List<DelphixJob> progress = new CopyOnWriteArrayList<>();
        public OperationDriver driver;
        public volatile String ending;
        public volatile Result result;
        public volatile OperationState end;
        public volatile Throwable mistake;

        void save(OperationState state, boolean durably) {
            saves.add(state);
        }

        public Running untilEnded() {
            await().atMost(Duration.ofSeconds(30)).until(() -> ending != null);
            return this;
        }

        /** It may have to wait for somebody else. */
        public Running untilEndedOrBusy() {
            await().atMost(Duration.ofSeconds(30)).until(() -> ending != null || notes.contains(Note.BUSY));
            return this;
        }

        public Running untilWaiting() {
            await().atMost(Duration.ofSeconds(10)).until(() -> driver.state().openJob() != null || ending != null);
            return this;
        }

        public Failure failure() {
            return end == null ? null : end.failure();
        }

        @Override
        public void underWay(OperationState state) {}

        @Override
        public void progress(DelphixJob job) {
            progress.add(job);
        }

        @Override
        public void note(Note note, Object... arguments) {
            notes.add(note);
        }

        @Override
        public void succeeded(OperationState state, Result made) {
            result = made;
            end("succeeded", state);
        }

        @Override
        public void failed(OperationState state) {
            end("failed", state);
        }

        @Override
        public void stopped(OperationState state) {
            end("stopped", state);
        }

        @Override
        public void crashed(OperationState state, Throwable thrown) {
            mistake = thrown;
            end("crashed", state);
        }

        private void end(String how, OperationState state) {
            end = state;
            ending = how;
        }
    }
}
