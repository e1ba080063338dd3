package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.util.List;

/**
 * What happened to the code, and what is therefore done to the data.
 *
 * @param branches how the branch may be written in the file
 * @param commit null when it is not known
 * @param bookmark a name given for this run; null for the framework's naming rule
 */
public record Trigger(String event, List<String> branches, String commit, String bookmark) {
    /** How much of the commit is part of a name. */
    public static final int COMMIT_LENGTH = 6;

    public Trigger {
        branches = List.copyOf(branches);
    }

    boolean concerns(AutomationFile.Environment environment) {
        BranchPattern pattern = new BranchPattern(environment.branch());
        return branches.stream().anyMatch(pattern::fits);
    }

    /** The one name under which an environment's bookmark, or the VDB of its branch, is made, shared and deleted again. */
    String nameFor(AutomationFile.Environment environment) {
        return bookmark != null ? bookmark : environment.name() + "-" + commit.substring(0, COMMIT_LENGTH);
    }

    boolean canName() {
        return bookmark != null || (commit != null && commit.length() >= COMMIT_LENGTH);
    }
}
