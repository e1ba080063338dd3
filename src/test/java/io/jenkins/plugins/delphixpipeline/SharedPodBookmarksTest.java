package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.ShareBookmark;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a data pod holds goes to the users of others with a bookmark that is shared. */
@Timeout(60)
class SharedPodBookmarksTest {
    private static final String NAME = "marked";

    private final MasterWorld at = new MasterWorld();

    @BeforeEach
    void refreshThePodFromBadData() {
        at.refreshMasked();
        at.badSnapshot();
        at.podRefreshedByPerson();
        at.newSession();
    }

    @AfterEach
    void close() {
        at.close();
    }

    private static DataOperation bookmark(boolean shared, IfExists ifExists, boolean allowUnmasked) {
        return new BookmarkSelfService(
                NAME,
                new PodTarget(MasterWorld.POD, MasterWorld.TEMPLATE, true, allowUnmasked),
                new BookmarkLabels(List.of(), shared, null, null),
                ifExists);
    }

    private Running run(DataOperation operation) {
        return at.stage.start(operation).untilEnded();
    }

    private void assertRefused(DataOperation sharing) {
        Running running = run(sharing);
        assertThat(running.ending).isEqualTo("failed");
        assertThat(running.failure().problem()).isEqualTo(Problem.MASKING_UNPROVEN);
        assertThat(at.engine.books().bookmarks())
                .filteredOn(mark -> mark.name().equals(NAME))
                .noneMatch(mark -> mark.shared());
    }

    @Test
    void aBookmarkOfUnsafeDataIsNotMadeToBeShared() {
        assertRefused(bookmark(true, IfExists.FAIL, false));
    }

    @Test
    void oneThatIsThereIsNotShared() {
        assertThat(run(bookmark(false, IfExists.FAIL, false)).ending).isEqualTo("succeeded");
        assertRefused(bookmark(true, IfExists.UPDATE, false));
        assertRefused(new ShareBookmark(NAME, MasterWorld.POD, MasterWorld.TEMPLATE, false));
    }

    @Test
    void whoHasLeaveShares() {
        assertThat(run(bookmark(true, IfExists.FAIL, true)).ending).isEqualTo("succeeded");
    }
}
