package io.jenkins.plugins.delphixpipeline.simulator.model;

/** What an engine has its masking jobs run by. */
@FunctionalInterface
public interface MaskingEngine {

    /** @param job the number of a masking job */
    Execution start(String job);

    /** An execution that lasts as long as the engine's own job waits for it. */
    @FunctionalInterface
    interface Execution {

        /**
         * Ends it, unless somebody else has.
         *
         * @param status FAILED or CANCELLED; null for what the Masking Engine itself makes of it
         * @return whether the rows are masked now
         */
        boolean end(String status);
    }
}
