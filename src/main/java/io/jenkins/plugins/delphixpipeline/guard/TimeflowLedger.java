package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What this controller knows of the timeflows of masked VDBs. What is entered is kept when the call returns, so that it
 * outlives a crash. Safe for use by many threads.
 */
public final class TimeflowLedger {
    /** A look that shows what the last one did is worth writing down only now and then. */
    private static final Duration LOOKS_APART = Duration.ofMinutes(5);

    private static final int WORTH_A_QUESTION = 8;

    private final LedgerStore store;
    private LedgerBook book;
    /** The last write failed: what is known is more than what is kept. */
    private boolean unkept;

    private TimeflowLedger(LedgerStore store) {
        this.store = store;
    }

    /** @param store read when the ledger is first asked */
    public static TimeflowLedger in(LedgerStore store) {
        return new TimeflowLedger(store);
    }

    /** What is found out with the copy is kept nowhere else. */
    public TimeflowLedger copy() {
        return new TimeflowLedger(LedgerStore.forgetting(this::copyOfBook));
    }

    private synchronized LedgerBook copyOfBook() {
        return book().copy();
    }

    /** Forgotten with the program that keeps it. */
    public static TimeflowLedger inMemory() {
        return new TimeflowLedger(LedgerStore.forgetting(LedgerBook::empty));
    }

    public synchronized Optional<LedgerEntry> find(BackEndIdentity backEnd, String timeflow) {
        return Optional.ofNullable(page(backEnd).timeflows().get(timeflow));
    }

    /**
     * @throws UncheckedIOException when it cannot be kept
     */
    public synchronized void enter(BackEndIdentity backEnd, String timeflow, LedgerEntry entry) {
        LedgerEntry known = page(backEnd).timeflows().get(timeflow);
        boolean news = !entry.equals(known) && (known == null || known.yieldsTo(entry));
        if (news) {
            page(backEnd).timeflows().put(timeflow, entry);
        }
        if (news || unkept) {
            write();
        }
    }

    /**
     * Forgets the timeflows of a dataset that are gone from the back end, once there are enough of them to be worth a question.
     *
     * @param present asked for those that the back end has
     */
    public void prune(BackEndIdentity backEnd, String dataset, Supplier<Set<String>> present) {
        Set<String> gone = new HashSet<>(timeflowsOf(backEnd, dataset));
        if (gone.size() < WORTH_A_QUESTION) {
            return;
        }
        gone.removeAll(present.get());
        synchronized (this) {
            if (page(backEnd).timeflows().keySet().removeAll(gone)) {
                write();
            }
        }
    }

    private synchronized Set<String> timeflowsOf(BackEndIdentity backEnd, String dataset) {
        Set<String> found = new HashSet<>();
        page(backEnd).timeflows().forEach((timeflow, entry) -> {
            if (dataset.equals(entry.dataset())) {
                found.add(timeflow);
            }
        });
        return found;
    }

    public synchronized MasterRecord master(BackEndIdentity backEnd, String dataset) {
        return page(backEnd).masters().getOrDefault(dataset, MasterRecord.EMPTY);
    }

    /** A step says which script is the masking step of a master. */
    public synchronized void name(BackEndIdentity backEnd, String dataset, String hook) {
        keep(backEnd, dataset, master(backEnd, dataset).naming(hook));
    }

    /**
     * Somebody looked at the masking of a master.
     *
     * @param fingerprint changes when anything about the masking does
     * @param masks whether there is a masking step
     * @param now by the back end's clock
     */
    public synchronized MasterRecord look(
            BackEndIdentity backEnd, String dataset, String fingerprint, boolean masks, Instant now) {
        MasterRecord next = master(backEnd, dataset).looking(fingerprint, masks, now);
        keep(backEnd, dataset, next);
        return next;
    }

    private void keep(BackEndIdentity backEnd, String dataset, MasterRecord next) {
        Map<String, MasterRecord> masters = page(backEnd).masters();
        MasterRecord known = masters.getOrDefault(dataset, MasterRecord.EMPTY);
        boolean stale = known.lookedAt() == null
                || next.lookedAt() != null && known.lookedAt().plus(LOOKS_APART).isBefore(next.lookedAt());
        if (next.isNews(known) || stale) {
            masters.put(dataset, next);
            write();
        } else if (unkept) {
            write();
        }
    }

    private void write() {
        unkept = true;
        store.write(book);
        unkept = false;
    }

    /** Under which a back end is known here, whoever asks. */
    public synchronized String keyOf(BackEndIdentity backEnd) {
        return book().keyOf(backEnd);
    }

    /**
     * A master as it is known by now, when its back end may have been told apart by its address alone.
     *
     * @param master begins with the key of its back end and a space
     */
    public synchronized String knownAs(String master) {
        int end = master.indexOf(' ');
        try {
            return book().nameAt(master.substring(0, end)) + master.substring(end);
        } catch (UncheckedIOException e) {
            // Whoever asks for it is told elsewhere that nothing is known.
            return master;
        }
    }

    private LedgerBook.Page page(BackEndIdentity backEnd) {
        return book().page(backEnd);
    }

    private LedgerBook book() {
        if (book == null) {
            book = store.read();
        }
        return book;
    }
}
