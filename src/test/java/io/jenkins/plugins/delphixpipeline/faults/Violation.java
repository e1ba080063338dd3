package io.jenkins.plugins.delphixpipeline.faults;

/**
 * A promise that was broken.
 *
 * @param story what happened, for people
 */
public record Violation(Kind kind, String story) {
    /** What was promised. */
    public enum Kind {
        /** Every operation comes to an end, and what it began is not forgotten. */
        LOST,
        /** Nothing is done twice. */
        DOUBLED,
        /** What is said of an operation is what became of it. */
        MISREPORTED,
        /** Nobody reads what the masking step has not seen, unless that was reported. */
        EXPOSED,
        /** An operation changes the back end on which it began and no other. */
        ASTRAY,
        /** Nothing is submitted that was not saved, and nothing is taken away because of what was not submitted. */
        UNFOUNDED
    }

    @Override
    public String toString() {
        return kind + " " + story;
    }
}
