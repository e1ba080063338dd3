package io.jenkins.plugins.delphixpipeline.simulator.dct.inventory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import java.util.Optional;

/** An object of an engine, as DCT knows it. */
public record Located(RegisteredEngine engine, Kind kind, ObjectNode object) {

    public String id() {
        return engine.id(reference());
    }

    public String reference() {
        return Store.ref(object);
    }

    public String text(String member) {
        return Json.text(object, member);
    }

    /** The name, which is unique in the object's group at best. */
    public String name() {
        return text("name");
    }

    public Mirror mirror() {
        return engine.mirror();
    }

    /** Of a dataset: whether it is a VDB, here or on the engine that it was replicated from. */
    public boolean isVdb() {
        return source().map(source -> source.path("virtual").asBoolean()).orElse(text("provisionContainer") != null);
    }

    /** Of a dataset. */
    public Optional<ObjectNode> source() {
        return mirror().sourceOf(reference());
    }

    /** The object of the same engine that one of the members names. */
    public Optional<Located> linked(Kind to, String member) {
        return mirror().find(to, text(member)).map(found -> new Located(engine, to, found));
    }
}
