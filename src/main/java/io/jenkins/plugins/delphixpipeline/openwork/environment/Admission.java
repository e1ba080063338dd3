package io.jenkins.plugins.delphixpipeline.openwork.environment;

/**
 * Whether somebody gets an environment now.
 *
 * @param environment what was reserved, is being removed, or is kept after a failure; else null
 * @param because the name of what is in the way; null when admitted
 */
public record Admission(Verdict verdict, DataEnvironment environment, String because) {

    /** What an answer to a request may be. */
    public enum Verdict {
        ADMITTED,
        /** The quota has no place; there will be one when others are removed. */
        QUOTA_FULL,
        /** The body of another build uses it. */
        IN_USE,
        /** It is about to be removed, and can be made anew afterwards. */
        BEING_REMOVED,
        /** It was to be removed, and is kept for what others have built upon it. */
        KEPT,
        /** The body of an earlier build failed, and for its time it stays as that has left it. */
        KEPT_AFTER_FAILURE,
        /** It belongs to another job. */
        OF_ANOTHER,
        /** What is in the way cannot end before whoever asks. */
        WAITS_FOR_ITSELF;

        /** Whether it makes sense to ask again. */
        public boolean mayChange() {
            return this == QUOTA_FULL || this == IN_USE || this == BEING_REMOVED;
        }
    }

    static Admission to(DataEnvironment environment) {
        return new Admission(Verdict.ADMITTED, environment, null);
    }

    static Admission beingRemoved(DataEnvironment doomed) {
        return new Admission(Verdict.BEING_REMOVED, doomed, doomed.user().run());
    }

    static Admission keptAfterFailure(DataEnvironment kept) {
        return new Admission(Verdict.KEPT_AFTER_FAILURE, kept, kept.user().run());
    }

    static Admission not(Verdict verdict, String because) {
        return new Admission(verdict, null, because);
    }
}
