package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import java.util.List;

/** A release of DCT's API, which is always a minor one of 3. */
public record DctVersion(int minor) {

    /** The oldest that anything is known of. */
    public static final DctVersion OLDEST = new DctVersion(10);

    public static final DctVersion NEWEST = new DctVersion(28);

    private static final List<String> PRODUCTS =
            List.of("15.0.0", "16.0.0", "17.0.0", "18.0.0", "19.0.0", "20.0.0", "21.0.0", "22.0.0", "23.0.0");

    /** Reads {@code 3.18}. */
    public static DctVersion parse(String text) {
        if (!text.matches("3\\.\\d{2}(\\.0)?")) {
            throw new IllegalArgumentException("A version of DCT's API looks like 3.18, not like " + text);
        }
        DctVersion version = new DctVersion(Integer.parseInt(text.substring(2, 4)));
        if (version.minor < OLDEST.minor || version.minor > NEWEST.minor) {
            throw new IllegalArgumentException("The simulated DCT speaks 3.10 to 3.28, not " + text);
        }
        return version;
    }

    public boolean atLeast(int minorVersion) {
        return minor >= minorVersion;
    }

    /** Where the API lies unless somebody put it elsewhere. */
    public String basePath() {
        return atLeast(17) ? "/dct/v3" : "/v3";
    }

    /** The release of the product that speaks it. */
    public String product() {
        return minor < 10 + PRODUCTS.size() ? PRODUCTS.get(minor - 10) : "2026.3.0.0";
    }

    @Override
    public String toString() {
        return "3." + minor + ".0";
    }
}
