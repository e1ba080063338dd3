package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.guard.LedgerBook;
import io.jenkins.plugins.delphixpipeline.guard.LedgerFile;
import io.jenkins.plugins.delphixpipeline.guard.LedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** What a controller writes to, and what is left of it after a kill. */
final class Disk implements AutoCloseable {
    private final Random random;
    private volatile double failing;
    private final boolean forgetful;
    private final Path home;
    private volatile boolean full;
    private int lives;

    /**
     * @param failing the part of all writes that fail
     * @param forgetful the ledger of timeflows does not survive a kill
     */
    Disk(Random random, double failing, boolean forgetful) {
        this.random = random;
        this.failing = failing;
        this.forgetful = forgetful;
        try {
            home = Files.createTempDirectory("schedule");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void full(boolean now) {
        full = now;
    }

    /** From now on every write succeeds. */
    void mend() {
        failing = 0;
        full = false;
    }

    /** Asked before each write. */
    void write() {
        if (full || random.nextDouble() < failing) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
    }

    /** The ledger of the next life, which writes nothing any more once that is over. */
    synchronized LedgerStore ledger(Runnable live) {
        LedgerFile file = new LedgerFile(home.resolve(forgetful ? "ledger-" + lives++ : "ledger"));
        return new LedgerStore() {
            @Override
            public LedgerBook read() {
                live.run();
                return file.read();
            }

            @Override
            public void write(LedgerBook book) {
                live.run();
                Disk.this.write();
                file.write(book);
            }
        };
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path each : all.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
