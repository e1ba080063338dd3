package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.dct.catalog.EngineUuids;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.wire.JobEngine;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import java.util.Optional;

/**
 * Finds VDBs of DCT on their engines. References of engines are small numbers, so that those of another engine's objects look
 * alike: engine and VDB have to be the ones that DCT means.
 */
public final class EngineVdbs {
    private final Inventory inventory;
    private final EngineUuids uuids;
    private final Engines engines;

    public EngineVdbs(Inventory inventory, EngineUuids uuids, Engines engines) {
        this.inventory = inventory;
        this.uuids = uuids;
        this.engines = engines;
    }

    /**
     * To read how it masks.
     *
     * @return empty where its engine has no connection of its own
     * @throws PlatformException {@link Problem#VDB_NOT_ON_ENGINE}
     */
    private Optional<OnEngine> read(Vdb vdb) {
        return direct(vdb.engineName())
                .map(way -> found(
                        vdb.id(), vdb.name(), vdb.engineId(), way, way.reader().get()));
    }

    /** How a VDB masks by its engine's word, which knows its masking jobs too. */
    public Optional<Masking> masking(Vdb vdb) {
        return read(vdb).map(there -> there.engine().catalog().masking(there.vdb()));
    }

    /** What a VDB's engine remembers of it; empty too for what is no VDB. */
    public Optional<DataHistory> history(String id) {
        return inventory.vdb(id).flatMap(this::read).map(HistoryOnEngine::new);
    }

    /** Marks on a VDB's engine, which is opened when they are asked for; empty too for what is no VDB. */
    public Optional<DataHistory.UnmaskedMarks> marks(String id) {
        return inventory
                .vdb(id)
                .filter(vdb -> direct(vdb.engineName()).isPresent())
                .map(vdb -> new MarksOnEngine(() -> read(vdb).orElseThrow()));
    }

    /** What a job works on, to work on it. DCT does not list it yet while it is being made, but names it. */
    Optional<OnEngine> work(DelphixJob job, JobEngine engine) {
        return direct(engine.engineName())
                .map(way -> found(
                        job.target(),
                        job.targetName(),
                        engine.engineId(),
                        way,
                        way.worker().get()));
    }

    /** The same of a VDB that is listed. */
    Optional<OnEngine> work(Vdb vdb) {
        return direct(vdb.engineName())
                .map(way -> found(
                        vdb.id(), vdb.name(), vdb.engineId(), way, way.worker().get()));
    }

    /** Whether an engine, by its name, has a connection of its own. */
    boolean reaches(String engine) {
        return direct(engine).isPresent();
    }

    private Optional<Engines.Direct> direct(String engine) {
        return engine == null ? Optional.empty() : engines.named(engine);
    }

    private OnEngine found(String id, String name, String engineId, Engines.Direct way, DataPlatform engine) {
        try {
            Dataset there = engine.catalog().datasetByReference(OnEngine.referenceOf(id, engineId));
            if (isMeant(engineId, engine) && (name == null || name.equals(there.name()))) {
                return new OnEngine(engine, there, engineId);
            }
        } catch (PlatformException e) {
            if (e.kind() != Problem.Kind.NOT_FOUND
                    && e.kind() != Problem.Kind.ELSEWHERE
                    && e.problem() != Problem.NOT_PERMITTED) {
                throw e;
            }
        }
        throw new PlatformException(
                Failure.of(Problem.VDB_NOT_ON_ENGINE, name == null ? id : name).withDetails(way.connection()));
    }

    /** Where DCT does not tell which engine it means, the VDB's reference and name have to do. */
    private boolean isMeant(String engineId, DataPlatform engine) {
        return uuids.of(engineId).stream().noneMatch(engine.identity()::isCertainlyNot);
    }
}
