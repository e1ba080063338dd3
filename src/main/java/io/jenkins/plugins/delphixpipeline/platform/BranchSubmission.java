package io.jenkins.plugins.delphixpipeline.platform;

import java.util.Map;

/** Changes of the branches of a data pod. */
public interface BranchSubmission extends Submission {
    /**
     * A new branch of a data pod, which becomes the active one.
     *
     * @param bookmark the reference of the one whose data it begins with; null for what the pod holds now
     * @param before the pod's last operation as it is now: the creation becomes a newer one
     */
    record CreateBranch(String target, String madeName, String bookmark, String before) implements BranchSubmission {
        public static final String BEFORE = "before";

        @Override
        public Map<String, String> evidence() {
            return Map.of(BEFORE, before);
        }
    }

    /**
     * @param target the data pod's reference
     * @param before the pod's last operation as it is now
     */
    record ActivateBranch(String target, String branch, String before) implements BranchSubmission {
        public static final String BRANCH = "branch";
        public static final String BEFORE = "before";

        @Override
        public Map<String, String> evidence() {
            return Map.of(BRANCH, branch, BEFORE, before);
        }
    }

    /** @param target the data pod's reference */
    record DeleteBranch(String target, String branch) implements BranchSubmission {
        public static final String BRANCH = "branch";

        @Override
        public Map<String, String> evidence() {
            return Map.of(BRANCH, branch);
        }
    }
}
