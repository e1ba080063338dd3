package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.dct.catalog.DctGroups;
import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.UserMistakeException;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Jobs of DCT on all VDBs of a group, each of which has a job of its own on its engine. DCT API: it does not tell which these
 * are. It is the only one of that kind which was begun on such a VDB since.
 */
public final class GroupJobs {
    private static final Logger LOGGER = Logger.getLogger(GroupJobs.class.getName());

    private static final String PROVISION = "_PROVISION";
    /** DCT API: words may follow, such as where the data comes from. */
    private static final List<String> KINDS =
            List.of("_REFRESH", PROVISION, "_DISABLE", "_ENABLE", "_START", "_STOP", "_DELETE");

    private final DctJobs jobs;
    private final DctGroups groups;
    private final EngineVdbs vdbs;
    private final JobsSince since;

    public GroupJobs(DctJobs jobs, DctGroups groups, EngineVdbs vdbs, JobsSince since) {
        this.jobs = jobs;
        this.groups = groups;
        this.vdbs = vdbs;
        this.since = since;
    }

    /**
     * What its engines do for a job.
     *
     * @param running can be cancelled
     * @param elsewhere the engines of which that is not known
     */
    record Work(List<EngineJob> running, Set<String> elsewhere) {}

    static boolean isOfGroup(DelphixJob job) {
        return job.type().contains("_GROUP_");
    }

    /** @param whole whether there is nothing else that one engine does for the job */
    private record Part(List<EngineJob> running, boolean whole) {
        static final Part UNKNOWN = new Part(List.of(), false);
    }

    Work work(DelphixJob job) {
        Map<String, List<Vdb>> byEngine = groups.listed(job.target()).stream()
                .filter(vdb -> vdb.engineName() != null)
                .collect(Collectors.groupingBy(Vdb::engineName));
        List<EngineJob> running = new ArrayList<>();
        Set<String> elsewhere = new TreeSet<>(jobs.enginesOf(job.reference()));
        byEngine.forEach((engine, there) -> {
            Part part = part(engine, job, there);
            running.addAll(part.running());
            if (part.whole()) {
                elsewhere.remove(engine);
            } else {
                elsewhere.add(engine);
            }
        });
        return new Work(running, elsewhere);
    }

    private Part part(String engine, DelphixJob job, List<Vdb> there) {
        try {
            List<OnEngine> known =
                    there.stream().flatMap(vdb -> vdbs.work(vdb).stream()).toList();
            return known.isEmpty() ? Part.UNKNOWN : part(job, known);
        } catch (PlatformException | UserMistakeException e) {
            LOGGER.info(
                    () -> "Job " + job.reference() + " of DCT is not cancelled on " + engine + ": " + e.getMessage());
            return Part.UNKNOWN;
        }
    }

    private Part part(DelphixJob job, List<OnEngine> known) {
        DataPlatform engine = known.get(0).engine();
        List<EngineJob> running = new ArrayList<>();
        // DCT has one login at an engine: what others began there bears another name.
        Set<String> users = new HashSet<>();
        for (Map.Entry<OnEngine, List<DelphixJob>> each :
                since.unfinishedOfEach(job, engine, known).entrySet()) {
            OnEngine vdb = each.getKey();
            List<DelphixJob> meant = parts(job, each.getValue());
            if (meant.size() > 1) {
                return Part.UNKNOWN;
            }
            meant.stream().filter(open -> !since.isLater(open, job, vdb)).forEach(open -> {
                users.add(open.user());
                running.add(new EngineJob(engine.jobs(), open.reference()));
            });
        }
        return users.size() > 1
                ? Part.UNKNOWN
                : new Part(running, !kind(job).equals(PROVISION) || begun(job, engine, users) == running.size());
    }

    /** What DCT's login has begun to make on an engine: DCT does not list a new VDB at once. */
    private long begun(DelphixJob job, DataPlatform engine, Set<String> users) {
        List<String> all =
                engine.catalog().datasets().stream().map(Dataset::reference).toList();
        return parts(job, since.unfinished(job, engine, all)).stream()
                .filter(open -> users.contains(open.user()))
                .count();
    }

    private static List<DelphixJob> parts(DelphixJob job, List<DelphixJob> open) {
        return open.stream().filter(each -> isPart(each, job)).toList();
    }

    /** {@code DB_REFRESH} is a part of {@code VDB_GROUP_REFRESH}; from a bookmark of the VDB itself it is a rollback. */
    private static boolean isPart(DelphixJob open, DelphixJob job) {
        String kind = kind(job);
        return open.type() != null
                && (open.type().endsWith(kind)
                        || kind.equals("_REFRESH") && open.type().endsWith("_ROLLBACK"));
    }

    private static String kind(DelphixJob job) {
        return KINDS.stream().filter(job.type()::contains).findFirst().orElseGet(() -> job.type()
                .substring(job.type().lastIndexOf('_')));
    }
}
