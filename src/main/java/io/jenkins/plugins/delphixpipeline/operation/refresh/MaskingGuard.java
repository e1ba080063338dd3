package io.jenkins.plugins.delphixpipeline.operation.refresh;

import io.jenkins.plugins.delphixpipeline.guard.MaskingLook;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** Which masking step a VDB must have, and the check that it has it. Stored, so a plain class. */
public final class MaskingGuard implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean required;
    private final String maskingJob;
    private final String maskingHook;

    private MaskingGuard(boolean required, String maskingJob, String maskingHook) {
        this.required = required;
        this.maskingJob = maskingJob;
        this.maskingHook = maskingHook;
    }

    /** Any masking-job operation will do. */
    public static MaskingGuard anyJob() {
        return new MaskingGuard(true, null, null);
    }

    public static MaskingGuard job(String name) {
        return new MaskingGuard(true, name, null);
    }

    /** @param name the script of the VDB's configureClone hook that masks */
    public static MaskingGuard hook(String name) {
        return new MaskingGuard(true, null, name);
    }

    /** The explicit way out. */
    public static MaskingGuard none() {
        return new MaskingGuard(false, null, null);
    }

    boolean required() {
        return required;
    }

    /** The script that counts as the masking step; null for a masking job. */
    String script() {
        return maskingHook;
    }

    /** The masking job that has to run; null where another step will do. */
    String job() {
        return maskingJob;
    }

    /** Whether the VDB shows the step by itself. */
    boolean isIn(Masking masking) {
        return masking.hooks().stream().anyMatch(this::fits);
    }

    /**
     * @return the masking step
     * @throws PlatformException {@link Problem#NOT_FLAGGED_MASKED}, {@link Problem#NO_MASKING_STEP} or {@link
     *     Problem#OTHER_MASKING_STEP}, with the hooks that are there
     */
    public Masking.Hook check(Dataset vdb, Masking masking) {
        List<String> hooks =
                masking.hooks().stream().map(Masking.Hook::describe).toList();
        if (!masking.flagged()) {
            throw refused(Problem.NOT_FLAGGED_MASKED, vdb, hooks);
        }
        Optional<Masking.Hook> step =
                masking.hooks().stream().filter(this::fits).findFirst();
        if (step.isPresent()) {
            return step.get();
        }
        boolean wantedByName = maskingJob != null || maskingHook != null;
        throw refused(
                wantedByName && !hooks.isEmpty() ? Problem.OTHER_MASKING_STEP : Problem.NO_MASKING_STEP, vdb, hooks);
    }

    private boolean fits(Masking.Hook hook) {
        if (maskingHook != null) {
            return !hook.maskingJob() && maskingHook.equals(hook.name());
        }
        return hook.maskingJob() && (maskingJob == null || maskingJob.equals(hook.name()));
    }

    private PlatformException refused(Problem problem, Dataset vdb, List<String> hooks) {
        String wanted = maskingJob != null ? maskingJob : maskingHook;
        return new PlatformException(
                Failure.of(problem, vdb.path()).withDetails(wanted).withCandidates(hooks));
    }

    /** @throws PlatformException {@link Problem#UNPROVEN} when the VDB masks otherwise than when its refresh began */
    static void requireUnchanged(Dataset vdb, Masking now, String before, String job) {
        if (!fingerprint(now).equals(before)) {
            throw new PlatformException(Failure.of(Problem.UNPROVEN, vdb.path())
                    .withDetails(
                            "its masking was changed during the refresh, from " + before + " to " + fingerprint(now))
                    .withJob(job));
        }
    }

    /** One line that changes when anything about the masking does. */
    static String fingerprint(Masking masking) {
        return new MaskingLook(masking).fingerprint();
    }
}
