package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.rehearsal.backend.DctBackend;
import io.jenkins.plugins.delphixpipeline.rehearsal.backend.EngineBackend;
import io.jenkins.plugins.delphixpipeline.rehearsal.backend.RehearsedBackend;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the connections of a build can lead to. */
enum BackEndKind {
    ENGINE(EngineBackend::new),
    DCT(DctBackend::new);

    private final Function<SimulatedEngine, RehearsedBackend> maker;

    BackEndKind(Function<SimulatedEngine, RehearsedBackend> maker) {
        this.maker = maker;
    }

    static Optional<BackEndKind> of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.name().equalsIgnoreCase(word))
                .findFirst();
    }

    /** With the data of this engine, which it closes at the end. */
    RehearsedBackend over(SimulatedEngine engine) {
        return maker.apply(engine);
    }
}
