package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.console.ConsoleLogFilter;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.Secret;
import io.jenkins.plugins.delphixpipeline.accounts.AccountChange;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Removal;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedBlock;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.PartOfStep;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.accounts.FreshAccount;
import java.io.IOException;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** What the step finds around itself, fetched anew whenever it is needed. */
record Use(StepContext context, ConnectionRegistry connections, ConnectionChoice choice, Run<?, ?> run) {
    private static final int LONGEST_NAME = 30;
    /** What is left out of names of jobs. */
    private static final Pattern SPECIAL = Pattern.compile("[^A-Za-z0-9/-]|[/-]{2}|^[/-]|[/-]$");

    private static final int PASSWORD_LENGTH = 24;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";

    static Use of(StepContext context, ConnectionChoice own) throws IOException, InterruptedException {
        EnclosingConnection enclosing = context.get(EnclosingConnection.class);
        return new Use(
                context,
                ConnectionRegistry.of(context),
                enclosing == null ? own : enclosing.completing(own),
                context.get(Run.class));
    }

    Backend open() {
        return connections.open(choice, run);
    }

    Waiting.Place place() throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        return new Waiting.Place(
                new Origin(run.getExternalizableId(), node == null ? null : node.getId(), run.getTimeInMillis()),
                EnclosingEnvironments.ids(context.get(EnclosingEnvironments.class)));
    }

    /**
     * Made of the build where none is given, so that builds do not get into each other's way; or of the branch, whose next build is
     * to find it again.
     *
     * @param order whose lifetime is the connection's where it has none
     */
    String nameOr(@CheckForNull String given, EnvironmentOrder order) throws IOException, InterruptedException {
        return given == null ? name(EnvironmentRules.of(open()).lifetime(order).isBranch()) : given;
    }

    String name(boolean ofBranch) throws IOException, InterruptedException {
        FlowNode node = context.get(FlowNode.class);
        String ofBuild = "-" + run.getNumber() + (node == null ? "" : "-" + node.getId());
        String end = ofBranch ? "" : ofBuild;
        String fullName = run.getParent().getFullName();
        String job = fullName.replaceAll("%2F|[^A-Za-z0-9]+", "-");
        int room = LONGEST_NAME - end.length();
        boolean whole = job.length() <= room && !SPECIAL.matcher(fullName).find();
        return (whole ? job : cut(job, fullName, room)).replaceAll("^-+", "") + end;
    }

    /** What is cut off or left out may be all that tells it from another job. */
    private static String cut(String job, String fullName, int room) {
        String mark = '-' + Integer.toUnsignedString(fullName.hashCode(), Character.MAX_RADIX);
        int kept = Math.min(job.length(), Math.max(0, room - mark.length()));
        return job.substring(job.length() - kept) + mark;
    }

    /** @param password what the account of the order, where it names one, is to have */
    FreshAccount account(EnvironmentOrder order, DataEnvironment ready, Secret password) {
        return new FreshAccount(
                connections,
                new FreshAccount.Database(
                        ready.path(),
                        ready.reference(),
                        order.databaseType(),
                        order.database(),
                        order.adminCredentialsId()),
                order.account() == null
                        ? List.of()
                        : List.of(AccountChange.reset(order.account(), password.getPlainText())));
    }

    /** The same on a thread of its own, as it asks a back end and takes as long as it takes. */
    void foresee(EnvironmentOrder order, String subject, Attempts step, Turn next) {
        Turn first = () -> {
            foresee(order);
            next.take();
        };
        ThreadFactory threads = connections.controller().threads("Delphix credentials of " + subject);
        threads.newThread(() -> step.attempt(first)).start();
    }

    /** Before anything is made: that the login is there, and the driver as far as the data tells which. */
    private void foresee(EnvironmentOrder order) {
        try {
            FreshAccount.Database database = new FreshAccount.Database(
                    order.from(), null, order.databaseType(), order.database(), order.adminCredentialsId());
            FreshAccount.foresee(database, open(), connections, run);
        } catch (ConfigurationException e) {
            throw new ConfigurationException(e.sentence() + ' ' + Messages.Parameters_unchanged(), e.remedy());
        }
    }

    /** @return how long to wait before the next try; empty when the database answered */
    Optional<Duration> attempt(FreshAccount account) throws IOException, InterruptedException {
        TaskListener listener = context.get(TaskListener.class);
        return account.attempt(open(), run, () -> context.get(FilePath.class), listener);
    }

    /** @param password null when none was set */
    BodyExecution body(EnvironmentOrder order, DataEnvironment ready, Secret password, BodyExecutionCallback ending)
            throws IOException, InterruptedException {
        Map<String, String> open = order.variables(ready, new AccountResetters(connections.controller()));
        boolean withPassword = password != null && order.account() != null;
        // Otherwise it is nobody's password, which is kept nowhere and needs no key; there is no log to be filtered
        // either.
        boolean real = withPassword && connections.controller().reachesNewDatabases();
        EnclosingEnvironments outer = context.get(EnclosingEnvironments.class);
        EnvironmentVariables variables =
                EnvironmentVariables.of(open, order.hidden(EnclosingEnvironments.variables(outer)));
        if (withPassword) {
            variables = real
                    ? variables.withPassword(order.passwordVariable(), password)
                    : variables.withMadeUpPassword(order.passwordVariable(), password.getPlainText());
        }
        BodyInvoker invoker = context.newBodyInvoker();
        if (real) {
            PasswordFilter filter = PasswordFilter.of(password, run.getCharset().name());
            invoker = invoker.withContext(
                    BodyInvoker.mergeConsoleLogFilters(context.get(ConsoleLogFilter.class), filter));
        }
        return invoker.withContext(EnvironmentExpander.merge(context.get(EnvironmentExpander.class), variables))
                .withContext(EnclosingEnvironments.with(outer, ready.id(), variables.names()))
                .withCallback(ending)
                .start();
    }

    /** What brings it up is in the registry before it begins. */
    DataEnvironment beginning(DataEnvironment reserved, EnvironmentOrder order)
            throws IOException, InterruptedException {
        requireThere(reserved);
        DataOperation provision = order.provision(reserved, labels(reserved.lifetime()));
        OperationState begin =
                PartOfStep.of(context, choice, null, provision, null).state();
        return EnvironmentDesk.of(context)
                .environments()
                .change(reserved.id(), now -> now.providedBy(provision, begin));
    }

    /** Where the connection leads to another back end by now, nothing of an earlier build is there. */
    private void requireThere(DataEnvironment reserved) {
        Backend today = open();
        if (reserved.binding() != null && !today.isThatOf(reserved.binding())) {
            throw new ConfigurationException(
                    Messages.WithDelphixVdbStep_elsewhere(
                            reserved.subject(),
                            reserved.binding().address(),
                            today.connection(),
                            today.binding().address()),
                    Messages.WithDelphixVdbStep_elsewhere_remedy());
        }
    }

    /** Whoever finds a VDB on its back end is told whose it is, and when it was to end as it was made. */
    private List<String> labels(Lifetime lifetime) throws IOException, InterruptedException {
        EnvVars known = context.get(EnvVars.class);
        String url = known == null ? null : known.get("BUILD_URL");
        Instant now = EnvironmentDesk.of(context).clock().instant();
        Object end =
                lifetime.time() == null ? lifetime : now.plus(lifetime.time()).truncatedTo(ChronoUnit.SECONDS);
        return List.of(
                "delphix-pipeline.build=" + (url == null ? run.getExternalizableId() : url),
                "delphix-pipeline.until=" + end);
    }

    /** It is in line from now on: what came from a connection that has another name now is found by that. */
    Waiting inLine(EnvironmentOrder order, String name) throws IOException, InterruptedException {
        EnvironmentDesk.of(context).adopt(open());
        return asking(order, name);
    }

    private Waiting asking(EnvironmentOrder order, String name) throws IOException, InterruptedException {
        return Waiting.of(EnvironmentDesk.of(context), order, open(), run, place(), name);
    }

    /** The block would find nothing to work with, so that it is left out. Nothing is reserved. */
    PartOfStep plan(EnvironmentOrder order, String resultVariable, String name)
            throws IOException, InterruptedException {
        Waiting asking = asking(order, name);
        Optional<DataEnvironment> present = asking.foreseen();
        Lifetime lifetime = asking.lifetime();
        say(context, name, planned(name, lifetime));
        PlannedBlock block =
                order.planned(name, present.map(DataEnvironment::reference).orElse(null), lifetime);
        return PartOfStep.of(context, choice, resultVariable, block, null);
    }

    private static String planned(String name, Lifetime lifetime) {
        if (lifetime.isBuild()) {
            return Messages.WithDelphixVdbStep_plannedForBlock(name);
        }
        return lifetime.isBranch()
                ? Messages.WithDelphixVdbStep_plannedForBranch(name)
                : Messages.WithDelphixVdbStep_plannedForTime(name, lifetime);
    }

    /** Begins with a letter and has neither quotes nor signs that could be taken for others. */
    static Secret password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder("Dx9");
        while (password.length() < PASSWORD_LENGTH) {
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return Secret.fromString(password.toString());
    }

    @CheckForNull
    static PrintStream console(StepContext context) {
        try {
            TaskListener listener = context.get(TaskListener.class);
            return listener == null ? null : listener.getLogger();
        } catch (IOException | InterruptedException e) {
            // The step is over.
            return null;
        }
    }

    static void say(StepContext context, String subject, String text) {
        PrintStream console = console(context);
        if (console != null) {
            console.println(ConsoleText.line(ConsoleText.clean(subject), text));
        }
    }

    /** Empty when the step is over. */
    static Optional<Environments> environments(StepContext context) {
        try {
            return Optional.of(EnvironmentDesk.of(context).environments());
        } catch (IOException | InterruptedException e) {
            return Optional.empty();
        }
    }

    /** A mistake of the user, or what a back end says, as a sentence. */
    static Throwable told(Exception e, String subject, String connection) {
        if (e instanceof PlatformException problem) {
            return new AbortException(FailureTexts.report("environment", subject, connection, problem.failure()));
        }
        return e instanceof ConfigurationException mistake
                ? new AbortException(FailureTexts.report("environment", subject, connection, mistake))
                : e;
    }

    /** The same of one that shows when the VDB is there, with what becomes of that. */
    static Throwable told(Exception e, DataEnvironment made, String connection) {
        if (!(e instanceof ConfigurationException mistake)) {
            return told(e, made.subject(), connection);
        }
        String rest = made.abandoned().state() == EnvironmentState.TO_BE_REMOVED
                ? Messages.WithDelphixVdbStep_thereByThen(made.path())
                : Messages.WithDelphixVdbStep_thereAndStays(made.path());
        return told(
                new ConfigurationException(mistake.sentence() + ' ' + rest, mistake.remedy()),
                made.subject(),
                connection);
    }

    /** @param left nothing when it is gone */
    static String removed(Optional<DataEnvironment> left) {
        if (left.isEmpty()) {
            return Messages.WithDelphixVdbStep_removed();
        }
        Removal removal = left.get().removal();
        if (removal.trouble() == null && removal.builtUpon().isEmpty()) {
            return Messages.WithDelphixVdbStep_looksAgain();
        }
        return removal.builtUpon().isEmpty()
                ? Messages.WithDelphixVdbStep_notRemoved(FailureTexts.sentence(removal.trouble()))
                : Messages.WithDelphixVdbStep_keptFor(removal.builtUponNames());
    }

    static String stays(DataEnvironment environment) {
        return environment.until() == null
                ? Messages.WithDelphixVdbStep_staysForBranch()
                : Messages.WithDelphixVdbStep_staysUntil(environment.until().truncatedTo(ChronoUnit.SECONDS));
    }
}
