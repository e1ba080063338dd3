package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import java.util.Set;

/** The marks that are there. */
record OnlyReadMarks(DataHistory.UnmaskedMarks there) implements DataHistory.UnmaskedMarks {
    @Override
    public Set<String> markedUnmasked(String dataset) {
        return there.markedUnmasked(dataset);
    }

    @Override
    public void markUnmasked(String dataset, String timeflow) {
        throw new IllegalStateException("A plan marks nothing, and was asked to mark " + timeflow);
    }
}
