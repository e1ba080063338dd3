package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import hudson.model.Result;

/** How a stage and those around it go; how the build goes is another matter, see {@code catchError}. */
public final class StageStatus {
    private final StageStatus outer;
    private Result result = Result.SUCCESS;

    /** @param outer null for that of the whole build */
    public StageStatus(StageStatus outer) {
        this.outer = outer;
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

    static Result worse(Result one, Result other) {
        return one.ordinal >= other.ordinal ? one : other;
    }
}
