package io.jenkins.plugins.delphixpipeline.engine.wire;

/** The release of an engine. */
public record BuildVersion(int major, int minor, int micro, int patch) {
    @Override
    public String toString() {
        return major + "." + minor + "." + micro + "." + patch;
    }
}
