package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What an operation wants next. */
public sealed interface Next {
    /**
     * Submit a change and wait until its job has ended.
     *
     * @param phase a name for this change, unique within the operation
     * @param facts what the operation wants to remember about the choice it made
     * @param guards references whose unfinished jobs make a refusal mean "busy"
     * @param remark said in the log once it is submitted; may be null
     * @param afterOthers wait for the jobs of the guards first, even where the back end would not refuse
     */
    record Submit(
            String phase,
            Submission submission,
            Map<String, String> facts,
            List<String> guards,
            Remark remark,
            boolean afterOthers)
            implements Next {
        public Submit {
            facts = Map.copyOf(facts);
            guards = List.copyOf(guards);
        }

        public static Submit of(String phase, Submission submission) {
            return new Submit(phase, submission, Map.of(), List.of(submission.target()), null, false);
        }

        public Submit remembering(Map<String, String> more) {
            return new Submit(phase, submission, more, guards, remark, afterOthers);
        }

        public Submit guardedBy(List<String> references) {
            return new Submit(phase, submission, facts, references, remark, afterOthers);
        }

        /** Only when no job holds this object either. */
        public Submit afterJobsOn(String reference) {
            List<String> all = new ArrayList<>(guards);
            all.add(reference);
            return new Submit(phase, submission, facts, all, remark, true);
        }

        /** The same as a part of something larger. */
        Submit within(String prefix) {
            return new Submit(
                    prefix + phase, submission, OperationSequence.prefixed(prefix, facts), guards, remark, afterOthers);
        }

        public Submit saying(Note note, String subject) {
            return new Submit(phase, submission, facts, guards, new Remark(note, subject), afterOthers);
        }
    }

    /** A line for the log about one thing. */
    record Remark(Note note, String subject) {}

    /** Wait for a job that the back end started by itself on behalf of an earlier phase. */
    record Await(String phase, String job) implements Next {}

    /** Keep these facts, then ask again: for what must not be decided or said twice. */
    record Remember(Map<String, String> facts) implements Next {
        public Remember {
            facts = Map.copyOf(facts);
        }
    }

    /** The operation has reached its goal. */
    record Done(Result result) implements Next {}
}
