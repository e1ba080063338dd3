package io.jenkins.plugins.delphixpipeline.dct.beside;

import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Marks that a VDB has on its engine, where those who work with the engine itself put them; in DCT's words.
 *
 * @param opening throws when the engine's connection cannot be had
 */
record MarksOnEngine(Supplier<OnEngine> opening) implements DataHistory.UnmaskedMarks {
    @Override
    public Set<String> markedUnmasked(String dataset) {
        OnEngine vdb = opening.get();
        return vdb.engine().marksOf(vdb.reference()).stream()
                .flatMap(marks -> marks.markedUnmasked(vdb.reference()).stream())
                .map(vdb::idOf)
                .collect(Collectors.toSet());
    }

    @Override
    public void markUnmasked(String dataset, String timeflow) {
        OnEngine vdb = opening.get();
        String reference = OnEngine.referenceOf(timeflow, vdb.engineId());
        vdb.engine().marksOf(vdb.reference()).forEach(marks -> marks.markUnmasked(vdb.reference(), reference));
    }
}
