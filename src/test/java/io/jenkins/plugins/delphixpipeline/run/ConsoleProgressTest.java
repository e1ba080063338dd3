package io.jenkins.plugins.delphixpipeline.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob.State;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent;
import io.jenkins.plugins.delphixpipeline.platform.model.JobEvent.Severity;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.jvnet.localizer.ResourceBundleHolder;

class ConsoleProgressTest {
    private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

    private final Time time = new Time();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final ConsoleProgress progress = new ConsoleProgress("Patients Prod", START, () -> stream, time);

    @Test
    void lineHasPrefixSubjectBarPercentageElapsedTimeAndTheJobsMessage() {
        time.pass(Duration.ofSeconds(65));

        progress.progress(job(45, State.RUNNING, info("Copying files")));

        assertThat(lines())
                .containsExactly("[Delphix] Patients Prod: [#########-----------]  45 % 1:05 Copying files (JOB-7)");
    }

    @Test
    void nothingNewIsNotRepeated() {
        progress.progress(job(10, State.RUNNING, info("Copying files")));
        time.pass(Duration.ofMinutes(5));
        progress.progress(job(10, State.RUNNING, info("Copying files")));

        assertThat(lines()).hasSize(1);
    }

    @Test
    void changesCloseTogetherAreOneLine() {
        for (int percent = 0; percent < 40; percent++) {
            progress.progress(job(percent, State.RUNNING));
            time.pass(Duration.ofMillis(100));
        }

        assertThat(lines()).hasSize(1);
    }

    @Test
    void anHoursJobHasLessThanAHundredLines() {
        for (int second = 0; second < 3600; second++) {
            progress.progress(job(second / 36.0, State.RUNNING, info("Block " + second)));
            time.pass(Duration.ofSeconds(1));
        }
        progress.progress(job(100, State.COMPLETED));

        assertThat(lines()).hasSizeBetween(30, 100);
        assertThat(lines()).last().asString().contains("100 % 1:00:00 completed");
    }

    @Test
    void aPercentAMinuteForAnHourAndAHalfWithEventsAndWarningsIsAboutAHundredLines() {
        List<JobEvent> events = new ArrayList<>();
        for (int second = 0; second < 6000; second += 2) {
            if (second % 60 == 0) {
                events.add(info("Block " + second));
            }
            if (second % 120 == 0) {
                events.add(new JobEvent(START, Severity.WARNING, 0, "Slow " + second, null));
            }
            if (second % 300 == 0) {
                progress.note(Note.TROUBLE, "no answer");
                progress.note(Note.TROUBLE_OVER);
            }
            progress.progress(job(second / 60.0, State.RUNNING, events.toArray(JobEvent[]::new)));
            time.pass(Duration.ofSeconds(2));
        }
        progress.progress(job(100, State.COMPLETED, events.toArray(JobEvent[]::new)));
        progress.succeeded("refresh", Map.of());

        assertThat(lines()).hasSizeBetween(40, 110);
    }

    @Test
    void anEngineThatComesAndGoesDoesNotFloodTheLog() {
        for (int second = 0; second < 3600; second++) {
            progress.note(Note.TROUBLE, "no answer");
            progress.note(Note.TROUBLE_OVER);
            time.pass(Duration.ofSeconds(1));
        }

        assertThat(lines()).hasSizeBetween(20, 100);
    }

    @Test
    void whatTheJobSaidBetweenTwoLinesIsToldOnce() {
        JobEvent first = info("Exporting storage.");
        JobEvent second = info("Masking job \"Mask Patients\" is running.");
        JobEvent third = info("Masking job \"Mask Patients\" has masked 12 tables.");
        JobEvent last = info("DB_REFRESH job completed successfully.");
        progress.progress(job(10, State.RUNNING, first));
        time.pass(Duration.ofSeconds(1));
        progress.progress(job(30, State.RUNNING, first, second));
        time.pass(Duration.ofSeconds(9));
        progress.progress(job(60, State.RUNNING, first, second, third));
        progress.progress(job(100, State.COMPLETED, first, second, third, last));

        assertThat(lines())
                .containsExactly(
                        "[Delphix] Patients Prod: [##------------------]  10 % 0:00 Exporting storage (JOB-7)",
                        "[Delphix] Patients Prod: [############--------]  60 % 0:10 Masking job \"Mask Patients\" is running;"
                                + " Masking job \"Mask Patients\" has masked 12 tables (JOB-7)",
                        "[Delphix] Patients Prod: [####################] 100 % 0:10 completed (JOB-7)");
    }

    @Test
    void whatWasSaidJustBeforeTheEndIsNotLost() {
        progress.progress(
                job(100, State.COMPLETED, info("Masked 12 tables."), info("DB_REFRESH job completed successfully.")));

        assertThat(lines()).singleElement().asString().endsWith("Masked 12 tables; completed (JOB-7)");
    }

    @Test
    void anEngineThatSaysTooMuchIsToldByItsNewestWords() {
        List<JobEvent> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add(info("Block number " + i + " was copied."));
        }

        progress.progress(job(50, State.RUNNING, many.toArray(JobEvent[]::new)));

        assertThat(lines()).singleElement().asString().contains("number 499").hasSizeLessThan(450);
    }

    @Test
    void aFailureIsToldInWords() {
        progress.note(Note.TROUBLE, Failure.of(Problem.HOST_UNREACHABLE, "https://engine.example.com"));

        assertThat(lines())
                .singleElement()
                .asString()
                .contains("cannot be reached")
                .doesNotContain("HOST_");
    }

    @ParameterizedTest
    @EnumSource(names = {"MASKING_UNFINISHED", "PROOF_UNREADABLE", "LIST_INCOMPLETE"})
    void whoAnswersButNotYetIsNoTroubleWithTheConnection(Problem problem) {
        Failure failure = Failure.of(problem, "Masked/Patients");
        progress.note(Note.TROUBLE, failure);
        progress.note(Note.TROUBLE_OVER, failure);

        assertThat(lines()).hasSize(2).noneSatisfy(line -> assertThat(line).contains("connection works"));
        assertThat(lines().get(0)).contains("waiting, and looking again").doesNotContain("trouble with");
        assertThat(lines().get(1)).as("it may not have come").endsWith("no longer waiting for that");
    }

    @Test
    void endOfAJobIsToldHoweverCloseToTheLastLine() {
        progress.progress(job(99, State.RUNNING));
        progress.progress(job(99, State.FAILED));

        assertThat(lines()).hasSize(2);
        assertThat(lines()).last().asString().contains("failed (JOB-7)");
    }

    @Test
    void warningsAndErrorsAreQuotedOnce() {
        JobEvent warning = new JobEvent(START, Severity.WARNING, 10, "Low on space", "Add storage.");
        JobEvent error = new JobEvent(START, Severity.ERROR, 10, "Disk full", null);

        progress.progress(job(10, State.RUNNING, warning));
        progress.progress(job(10, State.RUNNING, warning, error));

        assertThat(lines())
                .contains(
                        "[Delphix] Patients Prod: WARNING from the job: Low on space - the engine suggests: Add storage.",
                        "[Delphix] Patients Prod: ERROR from the job: Disk full");
        assertThat(lines().stream().filter(line -> line.contains("Low on space - ")))
                .hasSize(1);
    }

    @Test
    void floodOfWarningsIsCutWithAWord() {
        List<JobEvent> flood = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            flood.add(new JobEvent(START, Severity.WARNING, 10, "Warning " + i, null));
        }

        progress.progress(job(10, State.RUNNING, flood.toArray(JobEvent[]::new)));

        assertThat(lines()).hasSizeLessThan(30).anyMatch(line -> line.contains("further warnings or errors"));
    }

    @Test
    void whatTheBackEndSaysCannotForgeLines() {
        progress.progress(job(10, State.RUNNING, info("a\n[Delphix] \u202eb\u001b[8mha:" + "x".repeat(1000))));

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).doesNotContain("\u001b", "\u202e").hasSizeLessThan(450);
    }

    @Test
    void endIsToldWithTheResult() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("snapshot", "@2026-11-22");
        values.put("tags", List.of("a", "b"));
        time.pass(Duration.ofSeconds(83));

        progress.succeeded("snapshot", values);
        progress.succeeded("refresh", Map.of());
        progress.failed("refresh");
        progress.stopped("refresh");

        assertThat(lines())
                .containsExactly(
                        "[Delphix] Patients Prod: snapshot done in 1:23: snapshot @2026-11-22, tags [a, b]",
                        "[Delphix] Patients Prod: refresh done in 1:23",
                        "[Delphix] Patients Prod: refresh failed after 1:23",
                        "[Delphix] Patients Prod: refresh stopped after 1:23");
    }

    @Test
    void phasesAreToldInWordsAndNamesAsTheyAre() {
        progress.note(Note.SUBMITTED, "REFRESH_POD", "JOB-9");
        progress.note(Note.SUBMITTED, "2.DELETE", "JOB-10");
        progress.note(Note.KEPT, "PATIENTS");
        progress.note(Note.BUSY, List.of("JOB-1", "JOB-2"));

        assertThat(lines())
                .containsExactly(
                        "[Delphix] Patients Prod: refresh pod submitted as job JOB-9",
                        "[Delphix] Patients Prod: delete submitted as job JOB-10",
                        "[Delphix] Patients Prod: PATIENTS exists and stays as it is",
                        "[Delphix] Patients Prod: busy, waiting for other jobs: JOB-1, JOB-2");
    }

    @Test
    void consoleThatIsGoneIsNoMistake() {
        ConsoleProgress silent = new ConsoleProgress("Patients Prod", START, () -> null, time);

        silent.note(Note.TROUBLE_OVER);
        silent.progress(job(10, State.RUNNING));

        assertThat(lines()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Note.class)
    void everyNoteHasATextThatUsesItsArguments(Note note) {
        String text = ResourceBundleHolder.get(Messages.class).format("Note." + note.name());
        long arguments = Pattern.compile("\\{\\d}").matcher(text).results().count();

        progress.note(note, "first", "second", "third", "fourth");

        assertThat(lines()).hasSize(1);
        assertThat(lines().get(0)).doesNotContain("{").contains(arguments == 0 ? "connection" : "first");
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void everyStateHasAWord(State state) {
        progress.progress(job(50, state));

        assertThat(lines().get(0)).contains("(JOB-7)").doesNotContain(state.name());
    }

    private List<String> lines() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static JobEvent info(String message) {
        return new JobEvent(START, Severity.INFO, 0, message, null);
    }

    private static DelphixJob job(double percent, State state, JobEvent... events) {
        return new DelphixJob(
                "JOB-7",
                "DB_SYNC",
                "Sync",
                "D-1",
                "Patients Prod",
                state,
                percent,
                START,
                START,
                "admin",
                null,
                List.of(events));
    }

    /** A clock that goes when it is told to. */
    private static final class Time extends Clock {
        private Instant now = START;

        void pass(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
