package io.jenkins.plugins.delphixpipeline.platform;

/**
 * What a back end answered to a submission.
 *
 * @param job the reference of the job to wait for; null when the work was done at once
 * @param made the reference of what was made; null where nothing was
 * @param action the reference of what it was booked as; null where the back end books nothing, or did not say
 */
public record Receipt(String job, String made, String action) {
    public Receipt(String job, String made) {
        this(job, made, null);
    }
}
