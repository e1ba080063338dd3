package io.jenkins.plugins.delphixpipeline.guard;

/** Where a ledger is kept. */
public interface LedgerStore {
    /** @throws java.io.UncheckedIOException when there is one that cannot be read: nothing may be taken for safe then */
    LedgerBook read();

    /** Returns when it is kept. */
    void write(LedgerBook book);
}
