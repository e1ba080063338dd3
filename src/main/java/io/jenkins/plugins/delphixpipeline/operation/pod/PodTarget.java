package io.jenkins.plugins.delphixpipeline.operation.pod;

import java.io.Serial;
import java.io.Serializable;

/** What an operation works on in Self-Service, and what it may do for that. Stored with the pipeline, so a plain class. */
public final class PodTarget implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String pod;
    private final String template;
    private final boolean recover;
    private final boolean allowUnmasked;

    /**
     * @param pod null where it is the template itself that is worked on
     * @param recover recover or start the pod first where that is needed; false: such a pod is an error
     * @param allowUnmasked data may go where it goes whether it is masked or not
     */
    public PodTarget(String pod, String template, boolean recover, boolean allowUnmasked) {
        this.pod = pod;
        this.template = template;
        this.recover = recover;
        this.allowUnmasked = allowUnmasked;
    }

    /** Another data pod of the template, on the same terms. */
    PodTarget named(String name) {
        return new PodTarget(name, template, recover, allowUnmasked);
    }

    public String pod() {
        return pod;
    }

    public String template() {
        return template;
    }

    public boolean recover() {
        return recover;
    }

    public boolean allowUnmasked() {
        return allowUnmasked;
    }
}
