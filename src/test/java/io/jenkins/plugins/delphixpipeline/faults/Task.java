package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** One operation through all lives of the controller; between two lives only the bytes that were kept remain. */
final class Task {
    final String name;
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    final List<String> story = new ArrayList<>();
    private final byte[] operation;
    private final Random random;
    /** The last durable state, and the later ones that may have reached the disk. */
    private final List<byte[]> kept = new ArrayList<>();

    private OperationDriver driver;
    private boolean stopWanted;
    volatile String ending;
    volatile OperationState end;
    volatile Result result;
    volatile Throwable mistake;

    Task(String name, DataOperation operation, long seed) {
        this.name = name;
        this.operation = bytes(operation);
        this.random = new Random(seed);
        kept.add(bytes(OperationState.start(name, System.currentTimeMillis())));
    }

    Failure failure() {
        return end == null ? null : end.failure();
    }

    boolean succeeded() {
        return "succeeded".equals(ending);
    }

    /** Begins, or goes on after a kill from a state that the disk may hold. */
    synchronized void live(Controller controller, Crew crew) {
        if (ending != null) {
            return;
        }
        byte[] last = kept.get(random.nextInt(kept.size()));
        kept.clear();
        kept.add(last);
        tell("life begins");
        driver = new OperationDriver(
                (DataOperation) object(operation),
                (OperationState) object(last),
                controller::backend,
                (state, durably) -> save(state, durably, controller),
                new Listener(controller),
                crew,
                Clock.systemUTC());
        driver.start();
        if (stopWanted) {
            driver.stop();
        }
    }

    synchronized void stop() {
        stopWanted = true;
        tell("stop");
        driver.stop();
    }

    private void save(OperationState state, boolean durably, Controller controller) {
        controller.moment();
        synchronized (this) {
            tell((durably ? "saved durably " : "saved ") + state.openPhase() + " " + state.jobs() + " "
                    + state.failure());
            if (durably) {
                kept.clear();
            }
            kept.add(bytes(state));
        }
        controller.moment();
    }

    private synchronized void tell(String event) {
        story.add(System.currentTimeMillis() % 100_000 + " " + event);
    }

    private synchronized void end(Controller controller, String how, OperationState state, Result made, Throwable why) {
        if (controller.isDead() || ending != null) {
            return;
        }
        tell(how);
        end = state;
        result = made;
        mistake = why;
        ending = how;
        ended.complete(null);
    }

    private static byte[] bytes(Serializable object) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Object object(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Listener implements OperationListener {
        private final Controller controller;

        Listener(Controller controller) {
            this.controller = controller;
        }

        @Override
        public void underWay(OperationState state) {}

        @Override
        public void progress(DelphixJob job) {}

        @Override
        public void note(Note note, Object... arguments) {
            tell(note + " " + List.of(arguments));
        }

        @Override
        public void succeeded(OperationState state, Result made) {
            end(controller, "succeeded", state, made, null);
        }

        @Override
        public void failed(OperationState state) {
            end(controller, "failed", state, null, null);
        }

        @Override
        public void stopped(OperationState state) {
            end(controller, "stopped", state, null, null);
        }

        @Override
        public void crashed(OperationState state, Throwable thrown) {
            end(controller, "crashed", state, null, thrown);
        }
    }
}
