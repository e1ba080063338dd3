package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import java.util.List;

/** The masking jobs of a Masking Engine. */
public interface MaskingJobs {
    /**
     * @param application where to look; null for everywhere, as is the environment
     * @throws PlatformException {@link Problem#MASKING_JOB_UNKNOWN} with the nearest names, {@link Problem#NAME_AMBIGUOUS} with
     *     {@code Application/Environment/Name} of each, or {@link Problem#ENVIRONMENT_UNKNOWN}
     */
    MaskingJob job(String name, String application, String environment);

    /**
     * All runs of a masking job that the Masking Engine remembers, with times by its own clock.
     *
     * @param job its reference
     */
    List<DelphixJob> executions(String job);

    /**
     * What a run came upon; errors tell of data that may not be masked.
     *
     * @param execution its reference
     */
    List<JobEvent> events(String execution);

    /**
     * @return the reference of a connector of the job's environment
     * @throws PlatformException {@link Problem#CONNECTOR_UNKNOWN}
     */
    String connector(MaskingJob job, String name);

    /** The names of all applications. */
    List<String> applications();

    /** @param application null for the names of all environments */
    List<String> environments(String application);

    /** @param application null for everywhere, as is the environment; empty where there is no such place */
    List<MaskingJob> jobs(String application, String environment);

    /** The names of the connectors to databases, from where {@link #jobs} looks too. */
    List<String> connectors(String application, String environment);
}
