package io.jenkins.plugins.delphixpipeline.config;

import static org.awaitility.Awaitility.await;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.openwork.GuardedRun;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Operations with everything that opens their connections, against simulated back ends; only Jenkins is missing. What
 * survives a restart goes through bytes.
 */
public final class BoundStage extends TestController implements AutoCloseable {
    public static final String JOB = "clinic/patients";

    public final List<DelphixConnection> configured = new CopyOnWriteArrayList<>();
    public final Map<String, LoginSource.Login> logins = new ConcurrentHashMap<>();
    /** Credentials that only an administrator's connections may use, by id. */
    public final Map<String, LoginSource.Login> systemLogins = new ConcurrentHashMap<>();

    private final Map<String, Item> items = new ConcurrentHashMap<>();
    private final Map<Item, Map<String, LoginSource.Login>> itemLogins = new ConcurrentHashMap<>();
    public final SteppedClock clock = new SteppedClock();
    public final OpenWorkDisk disk = new OpenWorkDisk();
    private final AtomicInteger lives = new AtomicInteger();
    public volatile String defaultName = "";
    public volatile ConnectionChoice folder = ConnectionChoice.unspecified();
    /** Whether builds still wait for their work. */
    public volatile boolean awaited = true;

    private final PooledTurns turns = new PooledTurns(4);
    private final Run<?, ?> run = newRun();
    private ConnectionRegistry connections = newLife();

    public BoundStage() {
        logins.put("engine", new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
        logins.put("dct", LoginSource.Login.key(SimulatedDct.API_KEY));
        logins.put("dct-password", new LoginSource.Login(SimulatedDct.USER, SimulatedDct.PASSWORD));
        logins.put("masking", new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD));
    }

    private ConnectionRegistry newLife() {
        return new ConnectionRegistry(() -> List.copyOf(configured), () -> defaultName, job -> folder, this, clock);
    }

    public ConnectionRegistry connections() {
        return connections;
    }

    /** Everything that was only in memory is gone. */
    public void restart() {
        connections = newLife();
    }

    public EngineConnection engine(String name, URI url) {
        EngineConnection connection = new EngineConnection(name, url.toString());
        connection.setCredentialsId("engine");
        return quick(connection);
    }

    public MaskingEngineConnection masking(String name, URI url) {
        MaskingEngineConnection connection = new MaskingEngineConnection(name, url.toString());
        connection.setCredentialsId("masking");
        return quick(connection);
    }

    public DctConnection dct(String name, URI url) {
        DctConnection connection = new DctConnection(name, url.toString());
        connection.setCredentialsId("dct");
        return quick(connection);
    }

    private static <T extends DelphixConnection> T quick(T connection) {
        connection.setUseProxy(false);
        connection.setReadTimeoutSeconds(3);
        connection.setFirstContactSeconds(2);
        connection.setStopSeconds(5);
        return connection;
    }

    public Running start(DataOperation operation, ConnectionChoice choice) {
        return resume(operation, choice, OperationState.start("op-" + System.nanoTime(), System.currentTimeMillis()));
    }

    /** @return null when somebody carries it already */
    public Running resume(DataOperation operation, ConnectionChoice choice, OperationState state) {
        Running running = new Running(state);
        GuardedRun guard = GuardedRun.claim(
                        connections.openWork(), operation, state, new Origin(JOB + "#1", "7"), running::save)
                .orElse(null);
        if (guard == null) {
            return null;
        }
        running.driver = new OperationDriver(
                operation,
                state,
                connections.source(choice, run, open -> {}),
                guard,
                guard.telling(running),
                turns,
                java.time.Clock.systemUTC());
        running.driver.start();
        return running;
    }

    public static void until(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Run<?, ?> newRun() {
        Job parent = mock(Job.class);
        when(parent.getFullName()).thenReturn(JOB);
        Run run = mock(Run.class);
        when(run.getParent()).thenReturn(parent);
        when(run.getExternalizableId()).thenReturn(JOB + "#1");
        return run;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> who, String credentialsId, String url) {
        return logins.get(credentialsId);
    }

    /** A job or folder that sees a credential. */
    public void bring(String name, Item item, String credentialsId, LoginSource.Login login) {
        items.put(name, item);
        itemLogins.put(item, Map.of(credentialsId, login));
    }

    @Override
    public Item item(String fullName) {
        return items.get(fullName);
    }

    @Override
    public LoginSource.Login login(Item item, String credentialsId, String url) {
        return itemLogins.getOrDefault(item, Map.of()).get(credentialsId);
    }

    @Override
    public LoginSource.Login systemLogin(String credentialsId, String url) {
        return systemLogins.get(credentialsId);
    }

    @Override
    public Run<?, ?> run(String id) {
        return run;
    }

    @Override
    public boolean awaits(Origin origin) {
        return awaited;
    }

    @Override
    public OpenWorkStore openWork() {
        int mine = lives.incrementAndGet();
        return new OpenWorkStore() {
            @Override
            public List<OpenWork> read() {
                return disk.read();
            }

            /** What a life that is over was about to write never gets to the disk. */
            @Override
            public void write(List<OpenWork> all) {
                if (mine != lives.get()) {
                    throw new CancellationException("killed");
                }
                disk.write(all);
            }
        };
    }

    @Override
    public TaskScheduler scheduler() {
        return turns;
    }

    @Override
    public void close() {
        turns.close();
    }

    static byte[] bytes(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    static <T> T object(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (T) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One operation under way. */
    public static final class Running implements OperationListener {
        public final List<Note> notes = new CopyOnWriteArrayList<>();
        public OperationDriver driver;
        public volatile String ending;
        public volatile OperationState end;
        volatile Throwable mistake;
        private volatile byte[] saved;

        private Running(OperationState begin) {
            saved = bytes(begin);
        }

        private void save(OperationState state, boolean durably) {
            saved = bytes(state);
        }

        /** As a restart would find it; it goes on no more. */
        public OperationState killed() {
            driver.close();
            return object(saved);
        }

        public Running untilWaiting() {
            until(() -> ((OperationState) object(saved)).openJob() != null || ending != null);
            return this;
        }

        public Running untilNoted(Note note) {
            until(() -> notes.contains(note));
            return this;
        }

        public Running untilEnded() {
            until(() -> ending != null);
            return this;
        }

        @Override
        public void underWay(OperationState state) {}

        @Override
        public void progress(DelphixJob job) {}

        @Override
        public void note(Note note, Object... arguments) {
            notes.add(note);
        }

        @Override
        public void succeeded(OperationState state, Result result) {
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

        @Override
        public String toString() {
            return ending + " " + (end == null ? "" : end.failure() + ", remedy " + end.remedyFailure()) + " " + notes
                    + " " + mistake;
        }
    }
}
