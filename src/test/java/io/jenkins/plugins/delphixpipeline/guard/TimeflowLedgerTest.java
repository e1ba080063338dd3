package io.jenkins.plugins.delphixpipeline.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.guard.LedgerEntry.Outcome;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeflowLedgerTest {
    private static final BackEndIdentity ENGINE = BackEndIdentity.of("uuid-1", "https://engine");
    private static final BackEndIdentity OTHER = BackEndIdentity.of("uuid-2", "https://engine");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("below").resolve("timeflows.json");
    }

    private TimeflowLedger ledger() {
        return TimeflowLedger.in(new LedgerFile(file.getParent()));
    }

    private static LedgerEntry entry(Outcome outcome) {
        return new LedgerEntry(outcome, "DB-1", outcome == Outcome.PROVEN ? NOW : null, "JOB-1");
    }

    @Test
    void whatWasEnteredIsThereAfterARestart() {
        ledger().enter(ENGINE, "TF-1", entry(Outcome.PROVEN));
        ledger().name(ENGINE, "DB-1", "mask.sh");
        ledger().look(ENGINE, "DB-1", "true [one]", true, NOW);
        ledger().look(ENGINE, "DB-1", "true [two]", true, NOW.plusSeconds(60));

        assertThat(ledger().find(ENGINE, "TF-1")).contains(entry(Outcome.PROVEN));
        assertThat(ledger().master(ENGINE, "DB-1").maskingHook()).isEqualTo("mask.sh");
        assertThat(ledger().master(ENGINE, "DB-1").gaps())
                .containsExactly(new MasterRecord.Gap(NOW, NOW.plusSeconds(64), false));
    }

    /** A login that may not read which engine it is at knows the address alone. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loginsWithAndWithoutTheRightToAskShareWhatIsKnown(boolean namelessFirst) {
        BackEndIdentity nameless = BackEndIdentity.of(null, "https://ENGINE/");
        BackEndIdentity first = namelessFirst ? nameless : ENGINE;
        BackEndIdentity second = namelessFirst ? ENGINE : nameless;
        TimeflowLedger ledger = ledger();
        ledger.enter(first, "TF-1", entry(Outcome.FAILED));
        ledger.name(first, "DB-1", "mask.sh");

        assertThat(ledger.find(second, "TF-1")).contains(entry(Outcome.FAILED));
        assertThat(ledger.master(second, "DB-1").maskingHook()).isEqualTo("mask.sh");
        ledger.enter(second, "TF-2", entry(Outcome.UNPROVEN));
        assertThat(ledger.find(first, "TF-2")).contains(entry(Outcome.UNPROVEN));
        assertThat(ledger.keyOf(nameless)).isEqualTo(ledger.keyOf(ENGINE));
        TimeflowLedger restarted = ledger();
        assertThat(restarted.find(nameless, "TF-1")).contains(entry(Outcome.FAILED));
        assertThat(restarted.find(ENGINE, "TF-2")).contains(entry(Outcome.UNPROVEN));
    }

    /** What was kept apart before anybody told the name. */
    @Test
    void whatBothKnowIsJoinedWithoutForgettingWhatIsUnsafe() {
        BackEndIdentity moved = BackEndIdentity.of("uuid-1", "https://old");
        BackEndIdentity nameless = BackEndIdentity.of(null, "https://engine");
        TimeflowLedger ledger = ledger();
        ledger.enter(moved, "TF-1", entry(Outcome.PROVEN));
        ledger.look(moved, "DB-1", "one", true, NOW.plusSeconds(100));
        ledger.look(moved, "DB-1", "two", true, NOW.plusSeconds(160));
        ledger.enter(nameless, "TF-1", entry(Outcome.DISPROVED));
        ledger.look(nameless, "DB-1", "one", true, NOW);
        ledger.look(nameless, "DB-1", "none", false, NOW.plusSeconds(60));

        assertThat(ledger.find(ENGINE, "TF-1")).contains(entry(Outcome.DISPROVED));
        assertThat(ledger.master(ENGINE, "DB-1"))
                .isEqualTo(new MasterRecord(
                        null,
                        "two",
                        true,
                        NOW.plusSeconds(160),
                        List.of(
                                new MasterRecord.Gap(NOW, NOW.plusSeconds(64), true),
                                new MasterRecord.Gap(NOW.plusSeconds(100), NOW.plusSeconds(164), false))));
    }

    /** An address that leads to another engine since somebody asked. */
    @Test
    void anAddressStandsForTheEngineThatWasSeenThereLast() {
        BackEndIdentity nameless = BackEndIdentity.of(null, "https://engine");
        TimeflowLedger ledger = ledger();
        ledger.enter(ENGINE, "TF-1", entry(Outcome.PROVEN));
        ledger.enter(OTHER, "TF-1", entry(Outcome.FAILED));

        assertThat(ledger.find(nameless, "TF-1")).contains(entry(Outcome.FAILED));
        assertThat(ledger.find(ENGINE, "TF-1")).contains(entry(Outcome.PROVEN));
    }

    @Test
    void theSameReferenceOnAnotherBackEndIsAnotherTimeflow() {
        TimeflowLedger ledger = ledger();
        ledger.enter(ENGINE, "TF-1", entry(Outcome.PROVEN));

        assertThat(ledger.find(OTHER, "TF-1")).isEmpty();
        assertThat(ledger.master(OTHER, "DB-1")).isEqualTo(MasterRecord.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "PROVEN,    FAILED,    FAILED",
        "PROVEN,    DISPROVED, DISPROVED",
        "UNPROVEN,  PROVEN,    PROVEN",
        "FAILED,    PROVEN,    FAILED",
        "DISPROVED, PROVEN,    DISPROVED",
        "FAILED,    UNPROVEN,  UNPROVEN",
    })
    void aProofDoesNotTakeBackWhatWasSeenToBeWrong(Outcome first, Outcome second, Outcome kept) {
        TimeflowLedger ledger = ledger();
        ledger.enter(ENGINE, "TF-1", entry(first));
        ledger.enter(ENGINE, "TF-1", entry(second));

        assertThat(ledger.find(ENGINE, "TF-1").orElseThrow().outcome()).isEqualTo(kept);
    }

    @Test
    void aTimeflowThatIsGoneIsForgottenAndOthersAreNot() {
        TimeflowLedger ledger = ledger();
        ledger.enter(ENGINE, "TF-1", entry(Outcome.FAILED));
        ledger.enter(ENGINE, "TF-2", entry(Outcome.FAILED));
        ledger.enter(ENGINE, "TF-3", new LedgerEntry(Outcome.FAILED, "DB-2", null, null));
        IntStream.range(10, 20).forEach(i -> ledger.enter(ENGINE, "TF-" + i, entry(Outcome.FAILED)));

        ledger.prune(ENGINE, "DB-1", () -> Set.of("TF-2"));

        assertThat(ledger().find(ENGINE, "TF-1")).isEmpty();
        assertThat(ledger().find(ENGINE, "TF-2")).isPresent();
        assertThat(ledger().find(ENGINE, "TF-3")).isPresent();
    }

    @Test
    void ofFewTimeflowsNobodyAsks() {
        TimeflowLedger ledger = ledger();
        ledger.enter(ENGINE, "TF-1", entry(Outcome.FAILED));

        ledger.prune(ENGINE, "DB-1", () -> {
            throw new AssertionError("asked");
        });

        assertThat(ledger().find(ENGINE, "TF-1")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "false, true, true", "true, false, true"})
    void betweenTwoLooksThatDifferNobodyKnows(boolean masksFirst, boolean masksThen, boolean without) {
        TimeflowLedger ledger = ledger();
        ledger.look(ENGINE, "DB-1", "one", masksFirst, NOW);
        ledger.look(ENGINE, "DB-1", "one", masksFirst, NOW.plusSeconds(10));

        MasterRecord record = ledger.look(ENGINE, "DB-1", "two", masksThen, NOW.plusSeconds(400));

        assertThat(record.gaps()).hasSize(1);
        assertThat(record.gaps().get(0).without()).isEqualTo(without);
        assertThat(record.gaps().get(0).touches(NOW.plusSeconds(20), NOW.plusSeconds(30)))
                .isTrue();
        assertThat(record.gaps().get(0).touches(NOW.plusSeconds(500), NOW.plusSeconds(600)))
                .isFalse();
    }

    /** However often it was looked, and whether anything was known before. */
    @ParameterizedTest
    @CsvSource({"false, 1", "false, 3", "true, 1", "true, 3"})
    void theWholeTimeWithoutAMaskingStepCounts(boolean seenWhole, int looks) {
        TimeflowLedger ledger = ledger();
        if (seenWhole) {
            ledger.look(ENGINE, "DB-1", "whole", true, NOW.minusSeconds(1000));
        }
        IntStream.range(0, looks).forEach(i -> ledger.look(ENGINE, "DB-1", "none", false, NOW.plusSeconds(1000L * i)));

        MasterRecord record = ledger.look(ENGINE, "DB-1", "whole", true, NOW.plusSeconds(1000L * looks));

        IntStream.range(-1, looks).forEach(i -> assertThat(record.gaps())
                .anyMatch(gap -> gap.without()
                        && gap.touches(NOW.plusSeconds(1000L * i + 400), NOW.plusSeconds(1000L * i + 600))));
        assertThat(record.gaps())
                .as("before the step was seen to be there")
                .noneMatch(gap -> seenWhole && gap.touches(NOW.minusSeconds(1600), NOW.minusSeconds(1400)));
    }

    @Test
    void whatIsTooLongAgoToBeKeptApartIsNotTakenForMasked() {
        TimeflowLedger ledger = ledger();
        MasterRecord record = ledger.look(ENGINE, "DB-1", "whole", true, NOW);
        for (int i = 1; i <= 200; i++) {
            boolean masks = i % 2 == 0;
            record = ledger.look(ENGINE, "DB-1", masks ? "whole" : "none", masks, NOW.plusSeconds(1000L * i));
        }

        assertThat(record.gaps()).hasSizeLessThan(100);
        assertThat(record.gaps())
                .anyMatch(gap -> gap.without() && gap.touches(NOW.plusSeconds(1400), NOW.plusSeconds(1600)));
    }

    @Test
    void aFileThatCannotBeReadIsNotTakenForAnEmptyOne() throws Exception {
        ledger().enter(ENGINE, "TF-1", entry(Outcome.FAILED));
        Files.writeString(file, "{\"backEnds\":{\"uuid");

        assertThatThrownBy(() -> ledger().find(ENGINE, "TF-1"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void whatCannotBeKeptIsSaidAndNothingIsLeftHalfWritten() throws Exception {
        ledger().enter(ENGINE, "TF-1", entry(Outcome.PROVEN));
        Files.delete(file);
        Files.createDirectories(file.resolve("in the way"));

        assertThatThrownBy(() -> TimeflowLedger.in(new BrokenReads(new LedgerFile(file.getParent())))
                        .enter(ENGINE, "TF-2", entry(Outcome.FAILED)))
                .isInstanceOf(UncheckedIOException.class);
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatCouldNotBeKeptIsKeptAsSoonAsItCan(boolean timeflow) {
        AtomicBoolean full = new AtomicBoolean(true);
        TimeflowLedger ledger = TimeflowLedger.in(new FullDisk(new LedgerFile(file.getParent()), full));
        Runnable change = timeflow
                ? () -> ledger.enter(ENGINE, "TF-1", entry(Outcome.FAILED))
                : () -> ledger.look(ENGINE, "DB-1", "one", false, NOW);
        assertThatThrownBy(change::run).isInstanceOf(UncheckedIOException.class);

        full.set(false);
        change.run();

        assertThat(ledger().find(ENGINE, "TF-1").isPresent()).isEqualTo(timeflow);
        assertThat(ledger().master(ENGINE, "DB-1").equals(MasterRecord.EMPTY)).isEqualTo(timeflow);
    }

    /** Takes nothing while it is full. */
    private record FullDisk(LedgerStore store, AtomicBoolean full) implements LedgerStore {
        @Override
        public LedgerBook read() {
            return store.read();
        }

        @Override
        public void write(LedgerBook book) {
            if (full.get()) {
                throw new UncheckedIOException(new IOException("No space left on device"));
            }
            store.write(book);
        }
    }

    /** Begins empty and writes where it is told to. */
    private record BrokenReads(LedgerStore store) implements LedgerStore {
        @Override
        public LedgerBook read() {
            return LedgerBook.empty();
        }

        @Override
        public void write(LedgerBook book) {
            store.write(book);
        }
    }

    @Test
    void aMasterIsKnownByTheNameOfItsEngineOnceAnybodyHasToldIt() {
        TimeflowLedger ledger = ledger();
        String byAddress = ledger.keyOf(BackEndIdentity.of(null, "https://engine")) + " DB-1";
        assertThat(ledger.knownAs(byAddress)).isEqualTo(byAddress);

        String byName = ledger.keyOf(ENGINE) + " DB-1";

        assertThat(byName).isNotEqualTo(byAddress);
        assertThat(ledger.knownAs(byAddress)).isEqualTo(byName);
        assertThat(ledger.knownAs(byName)).isEqualTo(byName);
    }
}
