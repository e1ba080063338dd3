package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All engines, and what DCT knows of them. */
public final class Inventory {

    private final Map<String, RegisteredEngine> engines = new LinkedHashMap<>();

    private final boolean namesToo;

    /** @param namesToo whether an object can be had by its name as well as by its id */
    public Inventory(boolean namesToo) {
        this.namesToo = namesToo;
    }

    public void register(RegisteredEngine engine) {
        engines.put(engine.id(), engine);
    }

    public List<RegisteredEngine> engines() {
        return List.copyOf(engines.values());
    }

    public Optional<RegisteredEngine> engine(String id) {
        return Optional.ofNullable(engines.get(id));
    }

    /** All objects of a kind, engine by engine, oldest first. */
    public Stream<Located> all(Kind kind) {
        return engines.values().stream()
                .flatMap(engine -> engine.mirror().all(kind).stream().map(object -> new Located(engine, kind, object)));
    }

    /** Only VDBs; the others are dSources. */
    public Stream<Located> vdbs() {
        return all(Kind.DATABASE).filter(Located::isVdb);
    }

    public Stream<Located> dSources() {
        return all(Kind.DATABASE).filter(dataset -> !dataset.isVdb());
    }

    public Optional<Located> find(Kind kind, String id) {
        return byId(kind, id).or(() -> namesToo ? byName(kind, id) : Optional.empty());
    }

    private Optional<Located> byName(Kind kind, String name) {
        return all(kind).filter(object -> object.name().equals(name)).findFirst();
    }

    private Optional<Located> byId(Kind kind, String id) {
        int dash = id == null ? -1 : id.indexOf('-');
        return dash < 0
                ? Optional.empty()
                : engine(id.substring(0, dash)).flatMap(engine -> engine.mirror()
                        .find(kind, id.substring(dash + 1))
                        .map(object -> new Located(engine, kind, object)));
    }

    /** @param word what it is called in the refusal of an id that there is not */
    public Located get(Kind kind, String id, String word) {
        return find(kind, id).orElseThrow(() -> DctError.missing(word + " " + id));
    }

    public Located vdb(String id) {
        return find(Kind.DATABASE, id).filter(Located::isVdb).orElseThrow(() -> DctError.missing("VDB " + id));
    }

    public Located dSource(String id) {
        return find(Kind.DATABASE, id)
                .filter(dataset -> !dataset.isVdb())
                .orElseThrow(() -> DctError.missing("dSource " + id));
    }
}
