package io.jenkins.plugins.delphixpipeline.guard;

import java.util.function.Supplier;

/** Where a ledger is kept. */
public interface LedgerStore {
    /** @throws java.io.UncheckedIOException when there is one that cannot be read: nothing may be taken for safe then */
    LedgerBook read();

    /** Returns when it is kept. */
    void write(LedgerBook book);

    /** Keeps nothing that is written. */
    static LedgerStore forgetting(Supplier<LedgerBook> first) {
        return new LedgerStore() {
            @Override
            public LedgerBook read() {
                return first.get();
            }

            @Override
            public void write(LedgerBook book) {
                // There is nowhere to write to.
            }
        };
    }
}
