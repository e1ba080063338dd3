package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.List;

/**
 * What a VDB does to mask the data that every provision and refresh brings.
 *
 * @param flagged the back end's flag {@code masked}
 * @param hooks the operations of its configureClone hook, in the order they run
 */
public record Masking(boolean flagged, List<Hook> hooks) {

    public Masking {
        hooks = List.copyOf(hooks);
    }

    /**
     * @param maskingJob true for an operation that runs a masking job, false for a script or command
     * @param name the name of the masking job or of the script; may be null on old back ends
     * @param digest changes with anything about the operation, such as the text of a script
     * @param job the masking job's reference on the Masking Engine; null for a script, or where the back end does not tell
     */
    public record Hook(boolean maskingJob, String name, String digest, String job) {
        public Hook(boolean maskingJob, String name, String digest) {
            this(maskingJob, name, digest, null);
        }

        public Hook(boolean maskingJob, String name) {
            this(maskingJob, name, "");
        }

        public String describe() {
            return (maskingJob ? "masking job " : "script ") + (name == null ? "(unnamed)" : '"' + name + '"');
        }
    }
}
