package io.jenkins.plugins.delphixpipeline.steps.yaml;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileException;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileReader;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationPlan;
import io.jenkins.plugins.delphixpipeline.operation.automation.Trigger;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Serial;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jvnet.localizer.ResourceBundleHolder;

/** What {@code delphixYaml} was asked for, until its file has been read. Stored with the step, so a plain class. */
final class YamlRequest implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String FILE = "delphix.yaml";
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private final String file;
    private final Cause cause;
    private final String bookmark;
    private final String repository;
    private final boolean allowUnmasked;

    /** What the step says has happened; what is null is taken from the build. */
    static final class Cause implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String event;
        private final String branch;
        private final String commit;

        Cause(String event, String branch, String commit) {
            this.event = event;
            this.branch = branch;
            this.commit = commit;
        }
    }

    YamlRequest(String file, Cause cause, String bookmark, String repository, boolean allowUnmasked) {
        this.file = file;
        this.cause = cause;
        this.bookmark = bookmark;
        this.repository = repository;
        this.allowUnmasked = allowUnmasked;
    }

    /**
     * Reads and checks the whole file, and says what comes of it.
     *
     * @throws AbortException with a sentence about the file or about a parameter that is missing
     */
    OperationSequence operation(FilePath workspace, EnvVars environment, PrintStream console)
            throws IOException, InterruptedException {
        try {
            return checked(workspace, environment, console);
        } catch (AbortException e) {
            AbortException refusal = new AbortException(
                    FailureTexts.report(Messages.YamlStep_refused(file), e.getMessage(), Messages.YamlStep_remedy()));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private OperationSequence checked(FilePath workspace, EnvVars environment, PrintStream console)
            throws IOException, InterruptedException {
        Trigger trigger = trigger(environment);
        AutomationPlan plan = new AutomationPlan(read(workspace), trigger, repository, allowUnmasked);
        if (plan.lacksName()) {
            throw new AbortException(Messages.YamlStep_noCommit(Trigger.COMMIT_LENGTH));
        }
        OperationSequence operation = plan.operation(file);
        String what = operation.labels().isEmpty()
                ? nothing(plan)
                : String.join(
                        "; ", operation.labels().subList(1, operation.labels().size()));
        console.println(Messages.YamlStep_chosen(
                file, trigger.event(), trigger.branches().get(0), ConsoleText.clean(what)));
        return operation;
    }

    private static String nothing(AutomationPlan plan) {
        List<String> branches = plan.otherBranches();
        return branches.isEmpty()
                ? Messages.YamlStep_nothingOfEvent(String.join(", ", plan.events()))
                : Messages.YamlStep_nothingOfBranch(String.join(", ", branches));
    }

    /**
     * A change request is about its source branch. A branch's name in Jenkins has no remote, while files were often written
     * for tools where it has.
     */
    Trigger trigger(EnvVars environment) throws AbortException {
        String change = Util.fixEmptyAndTrim(environment.get("CHANGE_ID"));
        String plain = Util.fixEmptyAndTrim(environment.get(change == null ? "BRANCH_NAME" : "CHANGE_BRANCH"));
        String git = Util.fixEmptyAndTrim(environment.get("GIT_BRANCH"));
        List<String> branches;
        if (cause.branch != null) {
            branches = List.of(cause.branch);
        } else if (plain != null) {
            branches = List.of(plain, "origin/" + plain);
        } else if (git != null && change == null) {
            branches = List.of(git);
        } else {
            throw new AbortException(Messages.YamlStep_noBranch());
        }
        String known = cause.commit != null ? cause.commit : Util.fixEmptyAndTrim(environment.get("GIT_COMMIT"));
        return new Trigger(event(environment, change, plain, git), branches, known, bookmark);
    }

    private String event(EnvVars environment, String change, String plain, String git) throws AbortException {
        String given = cause.event != null ? cause.event : Util.fixEmptyAndTrim(environment.get("GIT_EVENT"));
        if (given != null) {
            return given;
        }
        if (change != null) {
            return "pull-request-opened";
        }
        if (plain == null && git == null) {
            throw new AbortException(Messages.YamlStep_noEvent());
        }
        return "push";
    }

    private AutomationFile read(FilePath workspace) throws IOException, InterruptedException {
        FilePath path = workspace.child(file);
        if (!path.exists()) {
            throw new AbortException(Messages.YamlStep_absent(file, workspace.getRemote()));
        }
        byte[] bytes;
        try (InputStream in = path.read()) {
            bytes = in.readNBytes(AutomationFileReader.LONGEST + 1);
        }
        if (bytes.length > AutomationFileReader.LONGEST) {
            throw new AbortException(Messages.YamlStep_tooLong(file, AutomationFileReader.LONGEST / 1024));
        }
        try {
            return AutomationFileReader.read(new String(bytes, StandardCharsets.UTF_8));
        } catch (AutomationFileException e) {
            AbortException refusal = new AbortException(sentence(e));
            refusal.initCause(e);
            throw refusal;
        }
    }

    private String sentence(AutomationFileException e) {
        String where = e.where().isEmpty() ? file : e.where();
        String what = TEXTS.format(
                "YamlMistake." + e.mistake(), where, e.detail(), String.join(", ", AutomationFileReader.actions()));
        return e.line() > 0
                ? Messages.YamlMistake_at(file, e.line(), e.column(), what)
                : Messages.YamlMistake_somewhere(file, e.line(), e.column(), what);
    }
}
