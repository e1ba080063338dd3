package io.jenkins.plugins.delphixpipeline.operation;

/** Where an operation says what is worth a line in the build's log. */
@FunctionalInterface
public interface NoteSink {
    void note(Note note, Object... arguments);
}
