package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Container;
import io.jenkins.plugins.delphixpipeline.engine.wire.Environment;
import io.jenkins.plugins.delphixpipeline.engine.wire.MaskingJob;
import io.jenkins.plugins.delphixpipeline.engine.wire.Repository;
import io.jenkins.plugins.delphixpipeline.engine.wire.User;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.http.cache.RequestCache;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.List;

/** Where a new VDB can go: groups, environments, repositories; and the masking jobs it can be given. */
public final class Infrastructure {
    private static final String ALL = "";

    private final EngineSession session;
    private final EngineNames names;
    private final GroupNames groups;
    private final RequestCache<List<MaskingJob>> maskingJobs = RequestCache.of(Duration.ofMinutes(1));

    public Infrastructure(EngineSession session) {
        this.session = session;
        this.names = new EngineNames(session);
        this.groups = new GroupNames(session, names);
    }

    public EngineNames names() {
        return names;
    }

    public GroupNames groups() {
        return groups;
    }

    List<Environment> environments() {
        return session.list(WebRequest.get("/environment"), Environment.class);
    }

    /** @throws PlatformException {@link Problem#ENVIRONMENT_UNKNOWN} */
    public Environment environment(String name) {
        return names.named(name, environments(), Problem.ENVIRONMENT_UNKNOWN);
    }

    public Environment environmentByReference(String reference) {
        return session.read(WebRequest.get("/environment/" + reference), ResultReader.one(Environment.class));
    }

    /** @param environment a name, or null for all */
    public List<Repository> repositories(String environment) {
        return repositoriesOf(
                environment == null ? null : environment(environment).reference());
    }

    /**
     * @param environment a name, or null for all
     * @throws PlatformException {@link Problem#REPOSITORY_UNKNOWN}
     */
    public Repository repository(String name, String environment) {
        return names.named(name, repositories(environment), Problem.REPOSITORY_UNKNOWN);
    }

    /** @param environment a reference, or null for all */
    List<Repository> repositoriesOf(String environment) {
        WebRequest request = WebRequest.get("/repository").query("environment", environment);
        return session.list(request, Repository.class).stream()
                .filter(repository -> !Boolean.FALSE.equals(repository.provisioningEnabled()))
                .toList();
    }

    /** @param cluster the reference of an Oracle cluster */
    public List<JsonNode> clusterNodes(String cluster) {
        return session.list(WebRequest.get("/environment/oracle/clusternode"), JsonNode.class).stream()
                .filter(node -> cluster.equals(node.path("cluster").asText(cluster)))
                .toList();
    }

    /** Source configs of the container databases that run from these repositories; of none that was replicated here. */
    public List<JsonNode> containerDatabases(List<Repository> repositories) {
        List<String> references =
                repositories.stream().map(Repository::reference).toList();
        return session.list(WebRequest.get("/sourceconfig"), JsonNode.class).stream()
                .filter(config -> config.path("cdbType").asText().endsWith("_CDB")
                        && !config.path("cdbType").asText().startsWith("NON"))
                .filter(config -> !config.path("namespace").isTextual())
                .filter(config -> references.contains(config.path("repository").asText()))
                .toList();
    }

    /** @param parent a reference, or null for all */
    List<MaskingJob> maskingJobs(String parent) {
        return session.list(WebRequest.get("/maskingjob"), MaskingJob.class).stream()
                .filter(job -> parent == null || parent.equals(job.associatedContainer()))
                .toList();
    }

    /** By its number on the Masking Engine; null when this engine does not know it. */
    String maskingJobName(String id) {
        return maskingJobs.get(ALL, () -> maskingJobs(null)).stream()
                .filter(job -> id != null && id.equals(job.maskingJobId()))
                .map(MaskingJob::name)
                .findFirst()
                .orElse(null);
    }

    /**
     * Engine API: {@code maskingJobId}, of a hook as of a masking job, is the job's number on the Masking Engine, as text.
     *
     * @param told by the hook: that number, or a reference; may be null
     * @return null when this engine does not know it either
     */
    String maskingEngineJob(String told, String name) {
        if (told != null && told.matches("\\d+")) {
            return told;
        }
        return maskingJobs.get(ALL, () -> maskingJobs(null)).stream()
                .filter(job -> told == null ? job.name().equals(name) : told.equals(job.reference()))
                .map(MaskingJob::maskingJobId)
                .findFirst()
                .orElse(null);
    }

    /** @throws PlatformException {@link Problem#MASKING_JOB_UNKNOWN}, {@link Problem#MASKING_JOB_OF_OTHER} */
    public MaskingJob maskingJob(String name, String parent) {
        List<MaskingJob> own = maskingJobs(parent);
        try {
            return names.named(name, own, Problem.MASKING_JOB_UNKNOWN);
        } catch (PlatformException e) {
            if (e.problem() != Problem.MASKING_JOB_UNKNOWN) {
                throw e;
            }
            throw maskingJobs(null).stream()
                    .filter(job -> names.means(name, job) && job.associatedContainer() != null)
                    .findFirst()
                    .map(job -> new PlatformException(Failure.of(Problem.MASKING_JOB_OF_OTHER, job.name())
                            .withDetails(path(job.associatedContainer()))
                            .withCandidates(names.paths(own))))
                    .orElse(e);
        }
    }

    /** What people call a dataset; its reference where this login does not see it. */
    private String path(String dataset) {
        try {
            Container found = session.read(WebRequest.get("/database/" + dataset), ResultReader.one(Container.class));
            String group = groups.name(found.group());
            return group == null ? found.name() : group + "/" + found.name();
        } catch (PlatformException e) {
            return dataset;
        }
    }

    /** @throws PlatformException {@link Problem#USER_UNKNOWN} */
    public List<String> users(List<String> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<User> users = session.list(WebRequest.get("/user"), User.class);
        return wanted.stream()
                .map(name -> names.named(name, users, Problem.USER_UNKNOWN).reference())
                .toList();
    }
}
