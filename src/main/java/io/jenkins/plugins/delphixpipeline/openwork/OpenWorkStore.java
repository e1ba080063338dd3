package io.jenkins.plugins.delphixpipeline.openwork;

import java.util.List;

/** Where open work is kept. */
public interface OpenWorkStore {
    /** @throws java.io.UncheckedIOException when there is some that cannot be read */
    List<OpenWork> read();

    /**
     * Returns when it is kept.
     *
     * @throws java.io.UncheckedIOException when it is not
     */
    void write(List<OpenWork> all);

    /** Forgotten with the program that makes it. */
    static OpenWorkStore inMemory() {
        return new OpenWorkStore() {
            @Override
            public List<OpenWork> read() {
                return List.of();
            }

            @Override
            public void write(List<OpenWork> all) {
                // Nobody reads it again.
            }
        };
    }
}
