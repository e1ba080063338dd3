package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Passes on what an operation finds out each time it is asked, but says it once. Not thread-safe. */
final class NotesToldOnce implements NoteSink {
    private static final Set<Note> FOUND_AGAIN = EnumSet.of(
            Note.SNAPSHOTS_SKIPPED,
            Note.NO_MASKING_RECORD,
            Note.MASKED_REPLICA,
            Note.MASKING_BY_ANY_SCRIPT,
            Note.NOT_MASKED_AGAIN,
            Note.REFRESHING_EXISTING);

    private final NoteSink notes;
    private final Set<List<Object>> told = new HashSet<>();

    NotesToldOnce(NoteSink notes) {
        this.notes = notes;
    }

    @Override
    public void note(Note note, Object... arguments) {
        List<Object> line = new ArrayList<>(Arrays.asList(arguments));
        line.add(note);
        if (!FOUND_AGAIN.contains(note) || told.add(line)) {
            notes.note(note, arguments);
        }
    }
}
