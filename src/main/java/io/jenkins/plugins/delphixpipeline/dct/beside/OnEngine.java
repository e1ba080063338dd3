package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;

/**
 * A VDB of DCT as its engine knows it.
 *
 * @param engineId what DCT puts before the engine's references
 */
record OnEngine(DataPlatform engine, Dataset vdb, String engineId) {
    String reference() {
        return vdb.reference();
    }

    /** What DCT calls an object that the engine calls so. */
    String idOf(String reference) {
        return engineId + "-" + reference;
    }

    /** What the engine calls an object that DCT calls so. DCT API: whether the engine's id stands before it is not said. */
    static String referenceOf(String id, String engineId) {
        String prefix = engineId + "-";
        return id.startsWith(prefix) ? id.substring(prefix.length()) : id;
    }
}
