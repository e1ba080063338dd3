package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import java.util.UUID;

/** Ids as DCT makes them. */
public final class Ids {

    private Ids() {}

    /** 32 hexadecimal digits, as jobs, bookmarks and VDB groups have them. */
    public static String next() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    /** Of an object of an engine. */
    public static String of(String engine, String reference) {
        return reference == null ? null : engine + "-" + reference;
    }
}
