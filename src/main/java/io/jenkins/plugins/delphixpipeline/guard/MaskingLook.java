package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import java.util.List;
import java.util.stream.Collectors;

/** One look at how a VDB masks its data. */
public final class MaskingLook {
    private final Masking masking;

    public MaskingLook(Masking masking) {
        this.masking = masking;
    }

    /** One line that changes when anything about the masking does. */
    public String fingerprint() {
        return masking.flagged()
                + masking.hooks().stream()
                        .map(hook -> hook.describe() + (hook.digest().isEmpty() ? "" : " #" + hook.digest()))
                        .collect(Collectors.joining(", ", " [", "]"));
    }

    /**
     * Whether a provision or refresh would mask now: by a masking job, or by the script that somebody named.
     *
     * @param hook the script; null for any
     */
    public boolean masks(String hook) {
        return masking.flagged()
                && masking.hooks().stream()
                        .anyMatch(step -> step.maskingJob() || hook == null || hook.equals(step.name()));
    }

    /** The scripts that are taken for a masking step for want of a better one; empty where there is a masking job. */
    List<String> scripts() {
        return masking.hooks().stream().anyMatch(Masking.Hook::maskingJob)
                ? List.of()
                : masking.hooks().stream().map(Masking.Hook::describe).toList();
    }
}
