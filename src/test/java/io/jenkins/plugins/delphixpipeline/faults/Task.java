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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** One operation through all lives of the controller; between two lives only the bytes that were kept remain. */
final class Task {
    final String name;
    final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final List<String> story = new ArrayList<>();
    /** The back ends on which something of it was begun. */
    final Set<String> begunOn = new LinkedHashSet<>();
    /** What could not be done for the data that has to be guarded, as it was told. */
    final Set<String> notDisabled = ConcurrentHashMap.newKeySet();
    /** The marks of what was certainly kept, and so may be submitted. */
    private final Set<String> intents = new LinkedHashSet<>();
    /** The marks of what was not kept, and so may not. */
    private final Set<String> unsaved = new LinkedHashSet<>();

    private final List<String> submitted = new ArrayList<>();
    private final List<String> unfounded = new ArrayList<>();
    private final byte[] operation;
    private final Disk disk;
    private final Random random;
    /** The last durable state, and the later ones that may have reached the disk. */
    private final List<byte[]> kept = new ArrayList<>();

    private OperationDriver driver;
    private boolean stopWanted;
    volatile String ending;
    volatile OperationState end;
    volatile Result result;
    volatile Throwable mistake;

    Task(String name, DataOperation operation, Disk disk, long seed) {
        this.name = name;
        this.operation = bytes(operation);
        this.disk = disk;
        this.random = new Random(seed);
        kept.add(bytes(OperationState.start(name, System.currentTimeMillis())));
    }

    /** Whether it began on the back end that these books are of. */
    boolean isBoundTo(Bookkeeping books) {
        return end != null
                && end.binding() != null
                && end.binding().identity().key().equals(books.id());
    }

    /** What it bookmarks; null for other operations. */
    String bookmark() {
        int at = name.indexOf("-bookmark-");
        return at < 0 ? null : "of " + name.substring(at + "-bookmark-".length());
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
                controller,
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
            write(state, durably);
            tell((durably ? "saved durably " : "saved ") + state.openPhase() + " " + state.jobs() + " "
                    + state.failure() + " " + state.binding());
            if (durably) {
                kept.clear();
            }
            kept.add(bytes(state));
        }
        controller.moment();
    }

    private void write(OperationState state, boolean durably) {
        // What is in memory counts, whether it is kept or not.
        if (!state.phases().isEmpty() || state.doubted() != null) {
            begunOn.add(state.binding().identity().key());
        }
        Set<String> marks =
                state.intent() == null ? Set.of() : Set.of(state.intent().correlation());
        try {
            disk.write();
        } catch (UncheckedIOException e) {
            tell("not saved " + state.openPhase() + " " + state.jobs() + (durably ? ", which had to be" : ""));
            if (durably) {
                unsaved.addAll(marks);
            }
            throw e;
        }
        unsaved.removeAll(marks);
        intents.addAll(marks);
    }

    /** Whether a mark is of this task. */
    boolean owns(String correlation) {
        return correlation.startsWith(name + '.');
    }

    synchronized void submits(String correlation) {
        tell("submits " + correlation);
        submitted.add(correlation);
        if (unsaved.contains(correlation)) {
            unfounded.add(correlation + " was submitted although it could not be saved");
        }
    }

    synchronized boolean couldNotSave() {
        return !unsaved.isEmpty();
    }

    /** What was submitted without being kept, and a VDB that was disabled although nothing was done to it. */
    synchronized List<String> unfounded() {
        List<String> all = new ArrayList<>(unfounded);
        boolean touched = Stream.concat(intents.stream(), submitted.stream())
                .anyMatch(mark -> !mark.startsWith(name + ".DISABLE") && !mark.startsWith(name + ".SYNC"));
        if (!touched
                && !name.endsWith("-disable")
                && submitted.stream().anyMatch(mark -> mark.startsWith(name + ".DISABLE"))) {
            all.add("something was disabled although nothing had been submitted");
        }
        return all;
    }

    /** What happened, oldest first. */
    synchronized List<String> story() {
        return List.copyOf(story);
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
            if (note == Note.NOT_DISABLED) {
                notDisabled.add(String.valueOf(arguments[0]));
            } else if (note == Note.POD_NOT_DISABLED) {
                notDisabled.add(Plan.vdbOf(String.valueOf(arguments[0])));
            }
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
