package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.MasterClaim;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an operation wants next. */
public sealed interface Next {
    /**
     * Submit a change and wait until its job has ended.
     *
     * @param phase a name for this change, unique within the operation
     * @param facts what the operation wants to remember about the choice it made
     * @param admission what has to be waited for first
     * @param remark said in the log once it is submitted; may be null
     */
    record Submit(String phase, Submission submission, Map<String, String> facts, Admission admission, Remark remark)
            implements Next {
        public Submit {
            facts = Map.copyOf(facts);
        }

        public static Submit of(String phase, Submission submission) {
            Admission usual = new Admission(List.of(submission.target()), false, MasterClaim.NONE, false);
            return new Submit(phase, submission, Map.of(), usual, null);
        }

        public Submit remembering(Map<String, String> more) {
            return new Submit(phase, submission, more, admission, remark);
        }

        public Submit guardedBy(List<String> references) {
            return admitted(
                    new Admission(references, admission.afterOthers(), admission.claim(), admission.ordinary()));
        }

        /** Only when no job holds this object either. */
        public Submit afterJobsOn(String reference) {
            List<String> all = new ArrayList<>(admission.guards());
            all.add(reference);
            return admitted(new Admission(all, true, admission.claim(), admission.ordinary()));
        }

        /** Only when nobody else of this controller works on these masters in a way that excludes it. */
        public Submit holding(MasterClaim claim) {
            return admitted(new Admission(admission.guards(), admission.afterOthers(), claim, false));
        }

        /** The same for VDBs none of which masks anything itself. */
        public Submit holdingOrdinary(MasterClaim claim) {
            return admitted(new Admission(admission.guards(), admission.afterOthers(), claim, true));
        }

        public Submit submitting(Submission other) {
            return new Submit(phase, other, facts, admission, remark);
        }

        private Submit admitted(Admission other) {
            return new Submit(phase, submission, facts, other, remark);
        }

        /** The same as a part of something larger. */
        Submit within(String prefix) {
            return new Submit(prefix + phase, submission, prefixed(prefix, facts), admission, remark);
        }

        public Submit saying(Note note, String subject) {
            return new Submit(phase, submission, facts, admission, new Remark(note, subject));
        }
    }

    /**
     * When a change may be submitted.
     *
     * @param guards references whose unfinished jobs make a refusal mean "busy"
     * @param afterOthers wait for the jobs of the guards first, even where the back end would not refuse
     * @param claim masters that must be held; kept until the operation has ended
     * @param ordinary whether none of these masks anything itself, so that a job that others made fail leaves nothing unmasked
     */
    record Admission(List<String> guards, boolean afterOthers, MasterClaim claim, boolean ordinary) {
        public Admission {
            guards = List.copyOf(guards);
        }
    }

    /** A line for the log about one thing. */
    record Remark(Note note, String subject) {}

    /** Wait for a job that the back end started by itself on behalf of an earlier phase. */
    record Await(String phase, String job) implements Next {}

    /**
     * Ask again a little later, because these jobs are in the way; like a busy target, up to the connection's limit.
     *
     * @param phase that cannot be submitted yet
     * @param jobs references, at least one
     */
    record Wait(String phase, List<String> jobs) implements Next {
        public Wait {
            jobs = List.copyOf(jobs);
        }
    }

    /** Keep these facts, then ask again: for what must not be decided or said twice. */
    record Remember(Map<String, String> facts) implements Next {
        public Remember {
            facts = Map.copyOf(facts);
        }

        /** The same as a part of something larger. */
        Remember within(String prefix) {
            return new Remember(prefixed(prefix, facts));
        }
    }

    /** The operation has reached its goal. */
    record Done(Result result) implements Next {}

    private static Map<String, String> prefixed(String prefix, Map<String, String> facts) {
        return facts.entrySet().stream().collect(Collectors.toMap(fact -> prefix + fact.getKey(), Map.Entry::getValue));
    }
}
