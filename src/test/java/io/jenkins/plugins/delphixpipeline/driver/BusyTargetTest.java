package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyTargetTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final List<List<Object>> notes = new ArrayList<>();
    private final SteppedClock clock = new SteppedClock();
    private final BusyTarget busy = new BusyTarget((note, arguments) -> notes.add(List.of(note, arguments[0])), clock);

    @Test
    void whoHoldsItIsToldOnce() {
        busy.tell(List.of("JOB-1"));
        busy.tell(List.of());
        busy.tell(List.of("JOB-1"));
        busy.tell(List.of("JOB-2"));

        assertThat(notes).containsExactly(List.of(Note.BUSY, List.of("JOB-1")), List.of(Note.BUSY, List.of("JOB-2")));
        assertThat(busy.failure("Patients").candidates()).containsExactly("JOB-2");
    }

    @Test
    void itIsWaitedForAsLongAsTheLimitSays() {
        assertThat(busy.nextLook(LIMIT)).isNotNull();
        clock.pass(LIMIT.minusMillis(1));
        assertThat(busy.nextLook(LIMIT)).isNotNull();
        clock.pass(Duration.ofMillis(1));

        assertThat(busy.nextLook(LIMIT)).isNull();
    }

    /** What guards data must not find its time used up by what it guards. */
    @Test
    void theNextChangeHasAllOfTheTime() {
        assertThat(busy.isRefusedAgain()).isFalse();
        assertThat(busy.isRefusedAgain()).isTrue();
        busy.nextLook(LIMIT);
        clock.pass(LIMIT);
        assertThat(busy.nextAttempt(LIMIT)).isNull();

        busy.forget();

        assertThat(busy.isWaitedFor()).isFalse();
        assertThat(busy.isRefusedAgain()).isFalse();
        assertThat(busy.nextAttempt(LIMIT)).isNotNull();
        assertThat(busy.nextLook(LIMIT)).isNotNull();
    }

    /** Nobody can see then whether it is still held. */
    @Test
    void timeOutOfReachDoesNotCount() {
        busy.nextLook(LIMIT);
        busy.isRefusedAgain();
        clock.pass(LIMIT.minusSeconds(1));
        busy.outOfReach();
        clock.pass(LIMIT);
        busy.outOfReach();
        clock.pass(LIMIT);

        assertThat(busy.nextLook(LIMIT)).isNotNull();
        assertThat(busy.nextAttempt(LIMIT)).isNotNull();
        clock.pass(Duration.ofSeconds(1));
        assertThat(busy.nextLook(LIMIT)).isNull();
        assertThat(busy.nextAttempt(LIMIT)).isNull();
    }

    @Test
    void anOutageBeforeAnythingIsWaitedForIsForgotten() {
        busy.outOfReach();
        clock.pass(LIMIT);
        busy.forget();
        busy.nextLook(LIMIT);
        clock.pass(LIMIT);

        assertThat(busy.nextLook(LIMIT)).isNull();
    }
}
