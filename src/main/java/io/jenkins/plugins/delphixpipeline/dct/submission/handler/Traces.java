package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import io.jenkins.plugins.delphixpipeline.dct.jobs.DctJobs;
import io.jenkins.plugins.delphixpipeline.http.submission.AcknowledgedWork;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Jobs as traces of a submission. DCT API: a job shows its target, its account and its start, but nothing that the request
 * carried; what kind of work it is stands in its type, of which not all words are known.
 */
public final class Traces {
    private static final Set<DelphixJob.State> ENDED_BADLY =
            Set.of(DelphixJob.State.FAILED, DelphixJob.State.CANCELED, DelphixJob.State.GONE);

    /** In the order in which they are looked for in a type: the longer one says more. */
    private static final List<String> WORDS = List.of(
            "UNDO",
            "SWITCH",
            "ROLLBACK",
            "REFRESH",
            "PROVISION",
            "SNAPSHOT",
            "SYNC",
            "BOOKMARK",
            "DISABLE",
            "ENABLE",
            "START",
            "STOP",
            "DELETE",
            "UPDATE",
            "CREATE",
            "EXECUT",
            "MASK",
            "COMPLIANCE");

    private final DctJobs jobs;
    private final AcknowledgedWork acknowledged;

    public Traces(DctJobs jobs, AcknowledgedWork acknowledged) {
        this.jobs = jobs;
        this.acknowledged = acknowledged;
    }

    /**
     * Our work on an object, by its job: one is ours, several are not to be told apart.
     *
     * @param words that the type of such a job may contain
     */
    public RecoveryResult onTarget(Intent intent, String... words) {
        return only(candidates(jobs.since(intent.since(), intent.target(), intent.user()), words), intent, null);
    }

    /** Our work that has led to one of these runs of a compliance job. */
    public RecoveryResult running(Intent intent, Set<String> runs, String... words) {
        return only(candidates(jobs.running(intent.since(), runs, intent.user()), words), intent, null);
    }

    /** Our work on an object, where anybody's serves the purpose just as well. */
    public RecoveryResult anyOnTarget(Intent intent, String... words) {
        List<DelphixJob> found = candidates(jobs.since(intent.since(), intent.target(), intent.user()), words);
        return found.size() <= 1
                ? only(found, intent, null)
                : RecoveryResult.equivalent(
                        acknowledged.unclaimed(found, intent).reference(), null);
    }

    /**
     * The same where the job may have for its target what it made.
     *
     * @param of tells whether that was made of the object
     */
    public RecoveryResult anyOnTargetOrOf(Intent intent, Predicate<String> of, String... words) {
        RecoveryResult found = anyOnTarget(intent, words);
        if (found.verdict() != RecoveryResult.Verdict.NONE) {
            return found;
        }
        List<DelphixJob> makers = candidates(jobs.since(intent.since(), intent.user()), words).stream()
                .filter(job -> job.target() != null && of.test(job.target()))
                .toList();
        return makers.isEmpty()
                ? found
                : RecoveryResult.equivalent(
                        acknowledged.unclaimed(makers, intent).reference(), null);
    }

    /** The same where one that ended badly may be tried again, since it did no harm. */
    public RecoveryResult onTargetUnlessFailed(Intent intent, String... words) {
        List<DelphixJob> left = candidates(jobs.since(intent.since(), intent.target(), intent.user()), words).stream()
                .filter(job -> !endedBadly(job))
                .toList();
        return only(left, intent, null);
    }

    /** Whether DCT has deleted it, for whomever. */
    public boolean showDeletion(String target) {
        return jobs.showsDeletion(target);
    }

    public static boolean endedBadly(DelphixJob job) {
        return ENDED_BADLY.contains(job.state());
    }

    /** The work that made something of this name; its target is what it made. */
    public List<DelphixJob> making(Intent intent, String... words) {
        return candidates(jobs.making(intent.since(), intent.madeName(), intent.user()), words);
    }

    /**
     * The same by a name that the work's target has or gets.
     *
     * @param meant tells it apart from work on something else of that name
     */
    public RecoveryResult named(Intent intent, String name, Predicate<DelphixJob> meant, String... words) {
        List<DelphixJob> found = candidates(jobs.making(intent.since(), name, intent.user()), words).stream()
                .filter(meant)
                .toList();
        return only(found, intent, found.size() == 1 ? found.get(0).target() : null);
    }

    /** Work of ours that is certain to have made this. */
    public RecoveryResult made(Intent intent, String made, String... words) {
        List<DelphixJob> makers = candidates(jobs.since(intent.since(), made, intent.user()), words);
        return RecoveryResult.ours(makers.isEmpty() ? null : makers.get(0).reference(), made);
    }

    public RecoveryResult only(List<DelphixJob> candidates, Intent intent, String made) {
        if (candidates.isEmpty()) {
            return RecoveryResult.none();
        }
        return candidates.size() == 1
                ? acknowledged.judge(RecoveryResult.ours(candidates.get(0).reference(), made), intent)
                : RecoveryResult.unclear(
                        candidates.stream().map(DelphixJob::reference).toList());
    }

    private List<DelphixJob> candidates(List<DelphixJob> since, String... words) {
        List<DelphixJob> unanswered = since.stream()
                .filter(job -> !acknowledged.contains(job.reference()))
                .toList();
        List<DelphixJob> sure =
                unanswered.stream().filter(job -> isOf(job, words)).toList();
        return sure.isEmpty() ? unanswered.stream().filter(Traces::saysNothing).toList() : sure;
    }

    /** DCT API: the types of work on VDB groups that are known say so. */
    public static boolean isOnGroup(DelphixJob job) {
        return job.type().toUpperCase(Locale.ROOT).contains("GROUP");
    }

    private static boolean isOf(DelphixJob job, String... words) {
        String word = word(job);
        return word != null && List.of(words).contains(word);
    }

    private static boolean saysNothing(DelphixJob job) {
        return word(job) == null;
    }

    /** What kind of work it is; null for a type with an unknown word. */
    private static String word(DelphixJob job) {
        String type = job.type().toUpperCase(Locale.ROOT);
        return WORDS.stream().filter(type::contains).findFirst().orElse(null);
    }
}
