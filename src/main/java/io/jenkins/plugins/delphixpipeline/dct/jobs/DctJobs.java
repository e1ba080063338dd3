package io.jenkins.plugins.delphixpipeline.dct.jobs;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Execution;
import io.jenkins.plugins.delphixpipeline.dct.wire.Job;
import io.jenkins.plugins.delphixpipeline.dct.wire.JobEngine;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Jobs of DCT. */
public final class DctJobs implements JobService {
    private static final String TARGET = "target_id";
    private static final String TARGET_NAME = "target_name";
    private static final String STATUS = "status";
    /** Work whose start is not told yet may be among the first. */
    private static final int NEWEST = 10;

    /** DCT API: what jobs of compliance jobs are called is not said; one of these may be in it. */
    public static final List<String> WORDS_OF_RUNS = List.of("EXECUT", "MASK", "COMPLIANCE");

    private static final Pattern RUN = Pattern.compile(String.join("|", WORDS_OF_RUNS), Pattern.CASE_INSENSITIVE);

    private final DctSession session;
    private final JobsInTheWay inTheWay;
    private final EnginesJobs ofEngines;
    private final WorkUnderWay underWay;

    public DctJobs(DctSession session, JobPace pace) {
        this.session = session;
        this.inTheWay = new JobsInTheWay(session);
        this.ofEngines = new EnginesJobs(session);
        this.underWay = new WorkUnderWay(session, inTheWay, ofEngines, pace.few());
    }

    /** Something has ended that others may wait for. */
    public void forget() {
        underWay.forget();
    }

    @Override
    public DelphixJob job(String reference) {
        return judged(wire(reference));
    }

    /** DCT API: that a masking job ran to its end does not say that it masked all that it should; its execution does. */
    DelphixJob judged(Job wire) {
        DelphixJob job = JobMapper.followed(wire);
        if (job.state() != DelphixJob.State.COMPLETED || wire.executionId() == null) {
            return job;
        }
        Execution execution = session.one(
                WebRequest.get("/executions/" + wire.executionId()), Execution.class, told -> wire.executionId()
                        .equals(told.id()));
        return JobMapper.judged(job, String.valueOf(execution.status()));
    }

    /**
     * When the last job began that there is; empty when there is none. DCT API: it is the one time that is certainly of DCT's own
     * clock and not a proxy's, and whatever is asked for from now on begins later.
     */
    public Optional<Instant> lastStart() {
        WebRequest request = WebRequest.get(Job.LIST).query("limit", NEWEST).query("sort", "-start_time");
        List<Job> newest = session.items(request, Job.class);
        Optional<Instant> last = lastStart(newest);
        return last.isPresent() || newest.isEmpty()
                ? last
                : lastStart(session.first(Job.LIST, "start_time NE NIL", "-start_time", Job.class));
    }

    private static Optional<Instant> lastStart(List<Job> jobs) {
        return jobs.stream().map(Job::startTime).filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    /** Null where DCT does not tell. */
    public String targetOf(String reference) {
        return wire(reference).targetId();
    }

    /** The engine that works on a job; empty where there are several, or DCT does not tell. */
    public Optional<JobEngine> engineOf(String reference) {
        List<JobEngine> engines = wire(reference).engines();
        return engines.size() == 1 ? Optional.of(engines.get(0)) : Optional.empty();
    }

    /** What DCT calls the engines that work on a job. */
    public List<String> enginesOf(String reference) {
        return wire(reference).engines().stream()
                .map(JobEngine::engineName)
                .filter(Objects::nonNull)
                .toList();
    }

    Job wire(String reference) {
        return session.one(WebRequest.get(Job.LIST + "/" + reference), Job.class, told -> reference.equals(told.id()));
    }

    /** As many as there are, in one question; those that DCT does not know are not among them. None of them is judged yet. */
    List<Job> listed(Collection<String> references) {
        return session.search(Job.LIST, Filter.in("id", references), Job.class);
    }

    @Override
    public List<DelphixJob> unfinished(Collection<String> targets) {
        String running = Filter.in(STATUS, JobMapper.UNFINISHED);
        List<DelphixJob> found = new ArrayList<>();
        int beside = running.length() + TARGET.length() + " AND  IN []".length();
        for (List<String> part : Filter.parts(targets, beside, session.version())) {
            session.search(Job.LIST, Filter.and(Filter.in(TARGET, part), running), Job.class).stream()
                    .filter(job -> targets.contains(job.targetId()))
                    .map(JobMapper::job)
                    .filter(job -> !job.isTerminal())
                    .forEach(found::add);
        }
        return found;
    }

    @Override
    public List<DelphixJob> inTheWay(Collection<String> targets) {
        return underWay.holding(targets);
    }

    /** DCT API: whether it refuses what is held, or makes a job of it that fails, is not said. */
    @Override
    public boolean refusesWhatIsHeld() {
        return false;
    }

    @Override
    public List<DelphixJob> heldUpBy(DelphixJob failed, String target) {
        underWay.forget();
        Job job = wire(failed.reference());
        if (job.startTime() == null) {
            return List.of();
        }
        Set<String> targets = inTheWay.within(target);
        Map<String, Job> others = new LinkedHashMap<>();
        Stream.concat(
                        underWay.unfinished().stream(),
                        session.first(Job.LIST, "start_time NE NIL", "-start_time", Job.class).stream())
                .filter(other -> JobsInTheWay.mayHaveHeldUp(job, other))
                .forEach(other -> others.put(other.id(), other));
        List<DelphixJob> own = inTheWay.holding(targets, List.copyOf(others.values())).stream()
                .map(JobMapper::job)
                .toList();
        return own.isEmpty() ? ofEngines.underWayBefore(job, targets) : own;
    }

    /** Jobs on an object that were begun since a time, oldest first: of an account, or for null of anybody. */
    public List<DelphixJob> since(Instant time, String target, String account) {
        return since(time, account, Filter.eq(TARGET, target), job -> target.equals(job.targetId()));
    }

    /** The same on anything. */
    public List<DelphixJob> since(Instant time, String account) {
        return since(time, account, TARGET + " NE NIL", any -> true);
    }

    /** The same of those which follow one of these runs of a compliance job. */
    public List<DelphixJob> running(Instant time, Collection<String> runs, String account) {
        return since(
                time, account, "type NE NIL", job -> job.executionId() != null && runs.contains(job.executionId()));
    }

    /** The same of those whose target, which need not have been there before, bears this name. */
    public List<DelphixJob> making(Instant time, String name, String account) {
        // A name that holds both kinds of quotes cannot be searched for, but the latest jobs can be looked through.
        String filter = Filter.canSay(name) ? Filter.eq(TARGET_NAME, name) : TARGET_NAME + " NE NIL";
        return since(time, account, filter, job -> name.equals(job.targetName()));
    }

    /** Whether DCT has deleted an object, for whomever. */
    public boolean showsDeletion(String target) {
        return since(Instant.EPOCH, target, null).stream()
                .anyMatch(job ->
                        job.state() == DelphixJob.State.COMPLETED && job.type().contains("DELETE"));
    }

    /** DCT API: nothing says whether a time that is declared as text is compared as one, so it is compared here. */
    private List<DelphixJob> since(Instant time, String account, String filter, Predicate<Job> meant) {
        return session.first(Job.LIST, filter, "-start_time", Job.class).stream()
                .filter(meant)
                .map(JobMapper::job)
                .filter(job -> account == null || job.user() == null || account.equals(job.user()))
                .filter(job -> job.startedAt() == null || !job.startedAt().isBefore(time))
                .sorted(Comparator.comparing(DelphixJob::startedAt, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** DCT API: what it follows for an engine cannot be stopped there; a run of a compliance job can. */
    @Override
    public boolean canCancel(DelphixJob job) {
        return wire(job.reference()).executionId() != null;
    }

    /** DCT API: a run has an id of its own from when it has begun. */
    @Override
    public boolean mayCancelLater(DelphixJob job) {
        return !job.isTerminal() && RUN.matcher(job.type()).find();
    }

    /**
     * DCT API: no job that an engine does for DCT can be cancelled there. What is called abandoning leaves it running and stops
     * telling of it, so it is never done. Only a run of a compliance job can be ended.
     */
    @Override
    public Collection<String> cancel(String reference) {
        Job job = wire(reference);
        if (job.executionId() == null) {
            throw new PlatformException(Failure.of(Problem.REFUSED_BY_PLATFORM, reference)
                    .withDetails("DCT has no way to cancel a job of an engine"));
        }
        // Asking twice does no harm, so this is repeated like a read.
        session.tell(WebRequest.post("/executions/" + job.executionId() + "/cancel", null));
        return List.of();
    }
}
