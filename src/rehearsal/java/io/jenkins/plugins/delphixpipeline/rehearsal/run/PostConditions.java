package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.model.Result;

/** The conditions of {@code post}. There is no build before a rehearsal, so that nothing is fixed and nothing has got worse. */
final class PostConditions {
    private PostConditions() {}

    static boolean holds(String condition, Result result) {
        return switch (condition) {
            case "always", "cleanup", "changed" -> true;
            case "aborted" -> result == Result.ABORTED;
            case "failure" -> result == Result.FAILURE;
            case "success" -> result == Result.SUCCESS;
            case "unstable" -> result == Result.UNSTABLE;
            case "notBuilt" -> result == Result.NOT_BUILT;
            case "unsuccessful" -> result != Result.SUCCESS;
            default -> false;
        };
    }
}
