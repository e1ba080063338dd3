package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Stage;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.Set;

/** What an agent or {@code node} gives to the steps inside: a workspace, and a machine that runs programs. */
public record NodeContext() {
    private static final Set<String> NEEDED_BY = Set.of(
            "archive",
            "archiveArtifacts",
            "bat",
            "checkout",
            "cleanWs",
            "configFileProvider",
            "container",
            "copyArtifacts",
            "cucumber",
            "deleteDir",
            "dir",
            "fileExists",
            "fingerprint",
            "git",
            "isUnix",
            "junit",
            "powershell",
            "publishHTML",
            "pwd",
            "pwsh",
            "readFile",
            "recordIssues",
            "sh",
            "stash",
            "svn",
            "tool",
            "unarchive",
            "unstash",
            "withMaven",
            "writeFile",
            "ws",
            "xunit");

    /** With a node around it. */
    public static Scope around(Scope scope) {
        return scope.with(new NodeContext());
    }

    /** With the agent that a stage has of its own, if it has one. */
    static Scope ofStage(Stage stage, Scope scope) {
        return stage.surroundings().node() ? Sources.inAgent(around(scope)) : scope;
    }

    static boolean isAround(Scope scope) {
        return scope.context().containsKey(NodeContext.class);
    }

    /** Fails a step of Jenkins that has no node around it and needs one. */
    static void check(Symbol call, Scope scope) throws AbortException {
        if (NEEDED_BY.contains(call.name())) {
            require(call, scope);
        }
    }

    /** Jenkins fails the step where it stands, so that code of the file may catch it. */
    public static void require(Symbol call, Scope scope) throws AbortException {
        if (!isAround(scope)) {
            throw new AbortException(
                    call.place() + " needs a node, and none is around it. Give its stage or the pipeline"
                            + " an agent, such as agent any, or put node { } around the step");
        }
    }
}
