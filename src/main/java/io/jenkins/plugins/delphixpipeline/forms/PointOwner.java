package io.jenkins.plugins.delphixpipeline.forms;

import hudson.RelativePath;
import org.kohsuke.stapler.QueryParameter;

/**
 * Whose history a form offers points of: the fields around the radio blocks of a point.
 *
 * @param vdb the VDB that gets the data
 * @param from what a new VDB is provisioned from; null in a form without that field
 */
public record PointOwner(String vdb, String from) {
    /** Makes one of what the form sends. */
    public static PointOwner fromStapler(
            SameLevel beside,
            @RelativePath("..") @QueryParameter String vdb,
            @RelativePath("..") @QueryParameter String from) {
        return new PointOwner(vdb, from);
    }

    /** Tells the browser that these fields may also stand right beside the point; their values arrive under the same names. */
    public static final class SameLevel {
        private SameLevel() {}

        public static SameLevel fromStapler(@QueryParameter String vdb, @QueryParameter String from) {
            return new SameLevel();
        }
    }
}
