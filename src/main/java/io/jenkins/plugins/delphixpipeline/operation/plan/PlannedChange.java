package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A change that an operation would ask for.
 *
 * @param kind null where nothing can be asked for yet, since jobs are in the way
 * @param subject what would be changed or made, for people
 * @param details what there is to say about it
 * @param result what the step would tell of it, as far as that is known
 */
public record PlannedChange(Submission.Kind kind, String subject, Map<Detail, List<String>> details, Result result) {
    /** What is said of a change, in this order. */
    public enum Detail {
        /** Where its data would come from. */
        FROM,
        /** The point of that. */
        POINT,
        /** The steps that would mask it. */
        MASKED_BY,
        /** It is masked where it comes from. */
        MASKED_THERE,
        /** Nothing masks it. */
        UNMASKED,
        /** What it would be made of, or done to. */
        MEMBERS,
        /** What would go with it. */
        DELETES,
        /** What was made from what would go. */
        DEPENDENTS,
        /** The templates and data pods that work with what would go. */
        LAYOUTS,
        /** Bookmarks that would go. */
        BOOKMARKS,
        /** Unfinished jobs that would have to end first. */
        WAITS_FOR,
        /** Other work of this controller that would have to end first. */
        WAITS_FOR_OTHERS
    }

    public PlannedChange {
        EnumMap<Detail, List<String>> ordered = new EnumMap<>(Detail.class);
        ordered.putAll(details);
        details = Collections.unmodifiableMap(ordered);
    }

    static PlannedChange waiting(String subject, List<String> jobs) {
        return new PlannedChange(null, subject, Map.of(Detail.WAITS_FOR, jobs), Result.empty());
    }

    PlannedChange with(Detail detail, List<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        EnumMap<Detail, List<String>> more = new EnumMap<>(Detail.class);
        more.putAll(details);
        more.put(detail, List.copyOf(values));
        return new PlannedChange(kind, subject, more, result);
    }

    /** Whether Delphix would not do it as long as nothing else changes. */
    boolean isRefused() {
        return details.containsKey(Detail.DEPENDENTS) || details.containsKey(Detail.LAYOUTS);
    }

    PlannedChange telling(String key, Object value) {
        return new PlannedChange(kind, subject, details, result.with(key, value));
    }
}
