package io.jenkins.plugins.delphixpipeline.masking;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.masking.wire.Application;
import io.jenkins.plugins.delphixpipeline.masking.wire.Connector;
import io.jenkins.plugins.delphixpipeline.masking.wire.Environment;
import io.jenkins.plugins.delphixpipeline.masking.wire.Job;
import io.jenkins.plugins.delphixpipeline.platform.MaskingJobs;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.MaskingJob;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Masking jobs by name. The service lists them by environment only, so those that can be meant are asked for theirs. */
final class MaskingJobCatalog implements MaskingJobs {
    private final MaskingSession session;
    private final Executions executions;

    MaskingJobCatalog(MaskingSession session, Executions executions) {
        this.session = session;
        this.executions = executions;
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
        List<Place> meant = within(places, application, environment);
        if (meant.isEmpty()) {
            String wanted = Stream.of(application, environment)
                    .filter(part -> part != null)
                    .reduce((a, b) -> a + "/" + b)
                    .orElse("");
            NameResolver.resolve(wanted, places, Problem.ENVIRONMENT_UNKNOWN);
            throw PlatformException.of(Problem.ENVIRONMENT_UNKNOWN, wanted);
        }
        return NameResolver.resolve(name, jobs(meant), Problem.MASKING_JOB_UNKNOWN);
    }

    @Override
    public String connector(MaskingJob job, String name) {
        List<Thing> all = connectors(job.environmentReference())
                .map(connector -> new Thing(String.valueOf(connector.databaseConnectorId()), connector.connectorName()))
                .toList();
        return NameResolver.resolve(name, all, Problem.CONNECTOR_UNKNOWN).reference();
    }

    @Override
    public List<String> applications() {
        return session.list(WebRequest.get("/applications"), Application.class).stream()
                .map(Application::applicationName)
                .toList();
    }

    @Override
    public List<String> environments(String application) {
        return within(places(), application, null).stream().map(Place::name).toList();
    }

    @Override
    public List<MaskingJob> jobs(String application, String environment) {
        return jobs(within(places(), application, environment));
    }

    @Override
    public List<String> connectors(String application, String environment) {
        return within(places(), application, environment).stream()
                .flatMap(place -> connectors(place.reference()))
                .map(Connector::connectorName)
                .toList();
    }

    private static List<Place> within(List<Place> places, String application, String environment) {
        return places.stream()
                .filter(place -> application == null || application.equals(place.application()))
                .filter(place -> environment == null || environment.equals(place.name()))
                .toList();
    }

    private List<MaskingJob> jobs(List<Place> places) {
        List<MaskingJob> jobs = new ArrayList<>();
        for (Place place : places) {
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
        return jobs;
    }

    @Override
    public List<JobEvent> events(String execution) {
        return executions.job(execution).events();
    }

    @Override
    public List<DelphixJob> executions(String job) {
        return executions.of(job).stream()
                .map(execution -> Executions.job(execution, List.of()))
                .toList();
    }

    private Stream<Connector> connectors(String environmentReference) {
        return session
                .list(
                        WebRequest.get("/database-connectors").query("environment_id", environmentReference),
                        Connector.class)
                .stream();
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
