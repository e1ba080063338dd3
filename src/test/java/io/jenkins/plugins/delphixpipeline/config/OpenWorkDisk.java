package io.jenkins.plugins.delphixpipeline.config;

import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Keeps open work over restarts as bytes, so that nothing is kept that could not be; it may be full. */
public final class OpenWorkDisk implements OpenWorkStore {
    public volatile boolean full;
    private byte[] bytes = BoundStage.bytes(new ArrayList<OpenWork>());

    @Override
    public synchronized List<OpenWork> read() {
        return BoundStage.object(bytes);
    }

    @Override
    public synchronized void write(List<OpenWork> all) {
        if (full) {
            throw new UncheckedIOException(new IOException("No space left on device"));
        }
        bytes = BoundStage.bytes(new ArrayList<>(all));
    }
}
