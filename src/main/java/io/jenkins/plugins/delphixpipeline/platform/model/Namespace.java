package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * Where replicated objects came from; their names are their own only in there. The reference opens it as well as the name.
 *
 * @param name what people call it; the reference where the back end does not tell
 */
public record Namespace(String reference, String name) {

    /** Whether this is the path of what is called so in here. */
    boolean holds(String wanted, String local) {
        return wanted.endsWith("/" + local)
                && (wanted.equals(name + "/" + local) || wanted.equals(reference + "/" + local));
    }
}
