package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.NoteSink;
import java.util.EnumSet;
import java.util.Set;

/** What an operation has to say, but for what the change that is told says already. */
record PlannedNotes(NoteSink notes) implements NoteSink {
    private static final Set<Note> TOLD = EnumSet.of(Note.RECOVERING_POD, Note.STARTING_POD, Note.UPDATED);

    @Override
    public void note(Note note, Object... arguments) {
        if (!TOLD.contains(note)) {
            notes.note(note, arguments);
        }
    }
}
