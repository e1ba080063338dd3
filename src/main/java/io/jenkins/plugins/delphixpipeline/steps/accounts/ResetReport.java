package io.jenkins.plugins.delphixpipeline.steps.accounts;

import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome.Done;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.run.Completion;
import io.jenkins.plugins.delphixpipeline.run.ConsoleText;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Tells who waits, the console and the record of the build what becomes of a reset. */
final class ResetReport {
    /** The verb in the record of the build. */
    static final String VERB = "reset credentials";

    private final Completion ending;
    private final BuildRecord record;
    private final ResetConsole console;
    private final Clock clock;
    private final long startedAt;
    private final LineageEntry running;
    private boolean planned;

    ResetReport(ResetBuild build, String id, String subject, Completion ending, String resultVariable) {
        this.ending = ending;
        String connection = build.choice().connection();
        TaskScheduler scheduler = build.connections().controller().scheduler();
        this.record = new BuildRecord(build.run(), connection, resultVariable, scheduler);
        this.console = new ResetConsole(build.listener(), subject);
        this.clock = Clock.systemUTC();
        this.startedAt = clock.millis();
        this.running = LineageEntry.running(id, VERB, subject, connection, startedAt);
    }

    /** Nothing is done, so that nothing is kept with the build. */
    ResetReport ofPlan() {
        planned = true;
        return this;
    }

    private void put(LineageEntry entry) {
        if (!planned) {
            record.put(entry);
        }
    }

    void started() {
        put(running);
    }

    void prepared(PreparedReset prepared) {
        for (String mismatched : prepared.mismatchedUsers()) {
            console.print(Messages.ResetConsole_stranger(ConsoleText.clean(mismatched)));
        }
        console.print(Messages.ResetConsole_connecting(
                place(prepared), ConsoleText.clean(prepared.order().adminUser())));
    }

    void succeeded(PreparedReset prepared, List<AccountOutcome> outcomes) {
        long duration = duration();
        Result result = Result.empty()
                .with("database", place(prepared))
                .with("accounts", users(outcomes, done -> true))
                .with("reset", users(outcomes, done -> done == Done.RESET))
                .with("locked", users(outcomes, done -> done == Done.LOCKED))
                .with("dropped", users(outcomes, done -> done == Done.DROPPED))
                .with("unchanged", users(outcomes, done -> !done.changedSomething()))
                .with("jobs", new ArrayList<String>())
                .with("startedAt", Instant.ofEpochMilli(startedAt).toString())
                .with("durationMillis", duration);
        console.print(ConsoleText.succeeded(VERB, ConsoleText.time(Duration.ofMillis(duration))));
        record.variables(result.values());
        put(running.ended(LineageEntry.State.SUCCEEDED, duration, List.of(), result));
        ending.succeeded(result);
    }

    /**
     * What would be done, once everything is found that the step names.
     *
     * @param prepared null where the database is that of a VDB which is only planned itself
     */
    void planned(ResetRequest request, PreparedReset prepared) {
        String database = prepared == null ? request.vdb() : place(prepared);
        List<String> users = request.accounts().stream().map(Account::getUser).toList();
        console.print(Messages.ResetConsole_planned(ConsoleText.clean(database), String.join(", ", users)));
        Result result = Result.empty()
                .with("database", database)
                .with("accounts", new ArrayList<>(users))
                .with("planned", true);
        record.variables(result.values());
        ending.succeeded(result);
    }

    /**
     * @param stopped whether somebody asked for that end
     * @param sentence what the record of the build keeps
     */
    void failed(boolean stopped, String sentence, Exception failure) {
        String elapsed = ConsoleText.time(Duration.ofMillis(duration()));
        console.print(stopped ? ConsoleText.stopped(VERB, elapsed) : ConsoleText.failed(VERB, elapsed));
        LineageEntry.State state = stopped ? LineageEntry.State.STOPPED : LineageEntry.State.FAILED;
        put(running.ended(state, duration(), List.of(), Result.empty()).because(stopped ? null : sentence));
        if (stopped) {
            ending.stopped();
        } else {
            ending.failed(failure);
        }
    }

    private static String place(PreparedReset prepared) {
        return prepared.resetter().databaseType() + "://" + prepared.order().address();
    }

    private static List<String> users(List<AccountOutcome> outcomes, Predicate<Done> which) {
        List<String> users = new ArrayList<>();
        outcomes.stream().filter(outcome -> which.test(outcome.done())).forEach(outcome -> users.add(outcome.user()));
        return users;
    }

    private long duration() {
        return Math.max(0, clock.millis() - startedAt);
    }
}
