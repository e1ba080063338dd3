package io.jenkins.plugins.delphixpipeline.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An operation is asked again at each look while its target is busy, and once more before it is refused. */
class NotesToldOnceTest {
    private final List<String> told = new ArrayList<>();
    private final NotesToldOnce notes = new NotesToldOnce((note, arguments) -> told.add(note + " " + arguments[0]));

    @ParameterizedTest
    @EnumSource(
            value = Note.class,
            names = {"SNAPSHOTS_SKIPPED", "NOT_MASKED_AGAIN", "REFRESHING_EXISTING"})
    void whatIsFoundAgainIsToldOnceForEachDataset(Note note) {
        notes.note(note, "one");
        notes.note(note, "one");
        notes.note(note, "two");

        assertThat(told).containsExactly(note + " one", note + " two");
    }
}
