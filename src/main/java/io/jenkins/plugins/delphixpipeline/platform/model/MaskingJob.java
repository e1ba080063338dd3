package io.jenkins.plugins.delphixpipeline.platform.model;

/**
 * Something that a Masking Engine can be told to do.
 *
 * @param multiTenant it masks what it is told to at each start, and must be told
 * @param onTheFly it copies from one place to another while it masks
 */
public record MaskingJob(
        String reference,
        String name,
        String application,
        String environment,
        String environmentReference,
        boolean multiTenant,
        boolean onTheFly)
        implements Named {
    @Override
    public String path() {
        return application + "/" + environment + "/" + name;
    }
}
