package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.masking.wire.Application;
import io.jenkins.plugins.delphixpipeline.masking.wire.Connector;
import io.jenkins.plugins.delphixpipeline.masking.wire.Environment;
import io.jenkins.plugins.delphixpipeline.masking.wire.Job;
import io.jenkins.plugins.delphixpipeline.platform.MaskingDesk;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJob;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Named;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Masking jobs by name. The service lists them by environment only, so those that can be meant are asked for theirs. */
final class MaskingJobs implements MaskingDesk {
    private final MaskingSession session;

    MaskingJobs(MaskingSession session) {
        this.session = session;
    }

    private record Place(String reference, String name, String application) implements Named {
        @Override
        public String path() {
            return application + "/" + name;
        }
    }

    private record Thing(String reference, String name) implements Named {}

    @Override
    public MaskingJob job(String name, String application, String environment) {
        List<Place> places = places();
        List<Place> meant = places.stream()
                .filter(place -> application == null || application.equals(place.application()))
                .filter(place -> environment == null || environment.equals(place.name()))
                .toList();
        if (meant.isEmpty()) {
            String wanted = Stream.of(application, environment)
                    .filter(part -> part != null)
                    .reduce((a, b) -> a + "/" + b)
                    .orElse("");
            NameResolver.resolve(wanted, places, Problem.ENVIRONMENT_UNKNOWN);
            throw PlatformException.of(Problem.ENVIRONMENT_UNKNOWN, wanted);
        }
        List<MaskingJob> jobs = new ArrayList<>();
        for (Place place : meant) {
            session.list(WebRequest.get("/masking-jobs").query("environment_id", place.reference()), Job.class)
                    .forEach(job -> jobs.add(new MaskingJob(
                            String.valueOf(job.maskingJobId()),
                            job.jobName(),
                            place.application(),
                            place.name(),
                            place.reference(),
                            Boolean.TRUE.equals(job.multiTenant()),
                            Boolean.TRUE.equals(job.onTheFlyMasking()))));
        }
        return NameResolver.resolve(name, jobs, Problem.MASKING_JOB_UNKNOWN);
    }

    @Override
    public String connector(MaskingJob job, String name) {
        List<Thing> all = session
                .list(
                        WebRequest.get("/database-connectors").query("environment_id", job.environmentReference()),
                        Connector.class)
                .stream()
                .map(connector -> new Thing(String.valueOf(connector.databaseConnectorId()), connector.connectorName()))
                .toList();
        return NameResolver.resolve(name, all, Problem.CONNECTOR_UNKNOWN).reference();
    }

    private List<Place> places() {
        Map<Integer, String> applications = new HashMap<>();
        session.list(WebRequest.get("/applications"), Application.class)
                .forEach(application -> applications.put(application.applicationId(), application.applicationName()));
        return session.list(WebRequest.get("/environments"), Environment.class).stream()
                .map(environment -> new Place(
                        String.valueOf(environment.environmentId()),
                        environment.environmentName(),
                        environment.application() == null
                                ? applications.get(environment.applicationId())
                                : environment.application()))
                .toList();
    }
}
