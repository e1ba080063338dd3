package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.Optional;
import java.util.function.Supplier;

/** The engines behind DCT that have a connection of their own. */
@FunctionalInterface
public interface Engines {
    /**
     * @param name what DCT calls the engine
     * @return empty where it has no connection of its own
     */
    Optional<Direct> named(String name);

    /**
     * The way to an engine past DCT; each of its suppliers opens the connection, and throws when it cannot be had.
     *
     * @param connection its name
     * @param reader may read what tells how data was masked
     * @param worker may cancel jobs
     */
    record Direct(String connection, Supplier<DataPlatform> reader, Supplier<DataPlatform> worker) {}
}
