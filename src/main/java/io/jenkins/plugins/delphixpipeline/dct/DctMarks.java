package io.jenkins.plugins.delphixpipeline.dct;

import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Tags on timeflows. DCT API: every release has them, also those that tell nothing of engines' jobs. */
record DctMarks(DctSession session, Inventory inventory) implements DataHistory.UnmaskedMarks {
    @Override
    public Set<String> markedUnmasked(String dataset) {
        return inventory.timeflows(dataset).stream()
                .filter(timeflow -> timeflow.tags().stream().map(Tag::key).anyMatch(NAME::equals))
                .map(Timeflow::id)
                .collect(Collectors.toSet());
    }

    /** A second tag of the same key says the same. */
    @Override
    public void markUnmasked(String dataset, String timeflow) {
        try {
            session.tell(WebRequest.post(
                    "/timeflows/" + timeflow + "/tags", Map.of("tags", List.of(new Tag(NAME, "true")))));
        } catch (PlatformException e) {
            if (e.problem() != Problem.OBJECT_GONE) {
                throw e;
            }
        }
    }
}
