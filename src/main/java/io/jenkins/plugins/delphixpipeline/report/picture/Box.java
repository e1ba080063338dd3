package io.jenkins.plugins.delphixpipeline.report.picture;

/**
 * A thing in a {@link Diagram}.
 *
 * @param key which thing it is
 * @param kind a word or two above the name
 * @param name in full; it is shortened where it is too long
 * @param line what became of it, below the name; may be empty
 * @param told all that is to be said about it, in lines; shown when somebody points at it
 * @param look how it stands, told by shape as well as by colour
 * @param last whether it belongs at the end, however short the way to it is
 */
public record Box(String key, String kind, String name, String line, String told, Look look, boolean last) {
    /** How a thing stands. */
    public enum Look {
        PLAIN,
        RUNNING,
        SUCCEEDED,
        FAILED,
        STOPPED;

        String css() {
            return "delphix-look--" + name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
