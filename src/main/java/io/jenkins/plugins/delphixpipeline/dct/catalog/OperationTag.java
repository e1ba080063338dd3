package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import java.util.List;
import java.util.stream.Stream;

/** The mark of a submission on what it makes. DCT API: only calls that make something take tags. */
public final class OperationTag {
    private static final String KEY = "delphix-pipeline.operation";

    private OperationTag() {}

    public static Tag of(String correlation) {
        return new Tag(KEY, correlation);
    }

    /** The expression that finds it. */
    public static String filter(String correlation) {
        return Filter.tagged(KEY, correlation);
    }

    public static boolean isIn(List<Tag> tags, String correlation) {
        return tags.contains(of(correlation));
    }

    /** The tags that people have put there. */
    static Stream<Tag> without(List<Tag> tags) {
        return tags.stream().filter(tag -> !KEY.equals(tag.key()));
    }

    public static boolean isAny(List<Tag> tags) {
        return tags.stream().anyMatch(tag -> KEY.equals(tag.key()));
    }

    /** Whether it bears the mark of any submission of an operation. */
    public static boolean isOf(List<Tag> tags, String operation) {
        return tags.stream()
                .anyMatch(tag -> KEY.equals(tag.key())
                        && tag.value() != null
                        && tag.value().startsWith(operation + '.'));
    }

    /** Whether it bears marks, and none of the operation. */
    public static boolean isOfAnother(List<Tag> tags, String operation) {
        return isAny(tags) && !isOf(tags, operation);
    }

    /** Whether it bears the mark of a submission, or of an earlier attempt at it, whose answer was lost as well. */
    public static boolean isOfAttempt(List<Tag> tags, String correlation) {
        String first = correlation.replaceFirst("\\.\\d+$", "");
        return isIn(tags, first) || isOf(tags, first);
    }

    /** Whether both bear the mark of one submission. */
    public static boolean areSame(List<Tag> tags, List<Tag> others) {
        return tags.stream().anyMatch(tag -> KEY.equals(tag.key()) && others.contains(tag));
    }

    /** Whether it bears the mark of another submission. */
    public static boolean isOther(List<Tag> tags, String correlation) {
        return tags.stream().anyMatch(tag -> KEY.equals(tag.key()) && !correlation.equals(tag.value()));
    }
}
