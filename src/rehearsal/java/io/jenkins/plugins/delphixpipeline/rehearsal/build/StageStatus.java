package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import hudson.model.Result;
import java.util.List;
import java.util.Optional;

/** How a stage and those around it go; how the build goes is another matter, see {@code catchError}. */
public final class StageStatus {
    /** All that there are, from the best to the worst. */
    public static final List<Result> RESULTS =
            List.of(Result.SUCCESS, Result.UNSTABLE, Result.FAILURE, Result.NOT_BUILT, Result.ABORTED);

    private final StageStatus outer;
    private final Result about;
    private Result result = Result.SUCCESS;

    /** @param outer null for that of the whole build */
    public StageStatus(StageStatus outer) {
        this(outer, null);
    }

    private StageStatus(StageStatus outer, Result about) {
        this.outer = outer;
        this.about = about;
    }

    /** Of a block of {@code post}, to which the build looks as if it had ended like this. */
    public StageStatus ofPost(Result end) {
        return new StageStatus(this, end);
    }

    /** What a block of {@code post} is about; empty outside of all. */
    public Optional<Result> about() {
        return Optional.ofNullable(about);
    }

    /** It gets no better than this any more, and neither do the stages around it. */
    public synchronized void worsen(Result to) {
        result = worse(result, to);
        if (outer != null) {
            outer.worsen(to);
        }
    }

    public synchronized Result result() {
        return result;
    }

    /** By its name, whose case does not matter to Jenkins; empty where there is none of it. */
    public static Optional<Result> named(String name) {
        return RESULTS.stream()
                .filter(each -> each.toString().equalsIgnoreCase(name))
                .findFirst();
    }

    public static Result worse(Result one, Result other) {
        return one.ordinal >= other.ordinal ? one : other;
    }
}
