package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps with a connection to DCT, and what is said where one back end lacks what another has. */
@Execution(ExecutionMode.CONCURRENT)
class StepsOnDctTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().jobDuration(Duration.ofMillis(40)).start();
    private final SimulatedDct dct = SimulatedDct.builder()
            .engine("engine1", engine)
            .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
            .start();
    private final StepStage stage = new StepStage();

    @BeforeEach
    void configure() throws Exception {
        stage.dctConnection("tower", dct.url());
        stage.connection("engine1", engine.url());
    }

    @AfterEach
    void close() throws Exception {
        stage.close();
        dct.close();
        engine.close();
    }

    private static <T extends AbstractDelphixStep> T on(String connection, T step) {
        step.setConnection(connection);
        return step;
    }

    private static RefreshStep refreshGroup() {
        RefreshStep step = new RefreshStep(null);
        step.setVdbGroup("preps");
        return step;
    }

    @ParameterizedTest
    @ValueSource(strings = {"tower", "engine1"})
    void dataThatIsOlderThanItMayBeStopsThePipeline(String connection) throws Exception {
        ListStep snapshots = on(connection, new ListStep("snapshots"));
        snapshots.setFilter("Patients Prod");
        snapshots.setMaxAge("1m");

        assertThat(stage.failure(snapshots))
                .contains("The newest data of \"Patients Prod\" is too old.", " > 1 min.", "delphixSnapshot");
        snapshots.setMaxAge("5000w");
        assertThat((List<?>) stage.run(snapshots)).isNotEmpty();
    }

    @Test
    void aGroupIsRefreshedInPlaceOfAVdb() throws Exception {
        Object result = stage.run(on("tower", refreshGroup()));
        assertThat((Map<?, ?>) result).extracting("vdbGroup").isEqualTo("preps");
        assertThat(engine.books().jobs("DB_REFRESH")).hasSize(2);
    }

    @Test
    void aGroupIsBookmarkedWithTags() throws Exception {
        BookmarkStep step = new BookmarkStep("monday");
        step.setVdbGroup("preps");
        step.setTags(List.of("nightly", "build=17"));
        stage.run(on("tower", step));
        assertThat(dct.books().bookmarks()).hasSize(1);
    }

    @Test
    void unmaskedDataIsMarkedForOthersOnlyWithLeave() throws Exception {
        BookmarkStep step = new BookmarkStep("open");
        step.setVdb("Billing Dev");
        step.setShared(true);
        assertThat(stage.failure(on("tower", step))).contains("allowUnmasked");

        step.setAllowUnmasked(true);
        stage.run(on("tower", step));
        assertThat(dct.books().bookmarks()).hasSize(1);
    }

    /** What the recipe of each night does: in place of the bookmark of the night before. */
    @Test
    void aBookmarkOfAGroupIsDeletedAndMadeAnew() throws Exception {
        BookmarkStep ofVdb = new BookmarkStep("monday");
        ofVdb.setVdb("Prep/Patients prep1");
        stage.run(on("tower", ofVdb));
        DeleteStep delete = new DeleteStep();
        delete.setVdbGroup("preps");
        delete.setBookmark("monday");
        assertThat((Map<?, ?>) stage.run(on("tower", delete)))
                .extracting("absent")
                .isEqualTo(true);
        BookmarkStep ofGroup = new BookmarkStep("monday");
        ofGroup.setVdbGroup("preps");
        stage.run(on("tower", ofGroup));
        String first = bookmarksOfGroups().get(0);

        Map<?, ?> result = (Map<?, ?>) stage.run(on("tower", delete));
        stage.run(on("tower", ofGroup));

        assertThat(result.get("bookmark")).isEqualTo("monday");
        assertThat(result.get("vdbGroup")).isEqualTo("preps");
        assertThat(bookmarksOfGroups()).hasSize(1).doesNotContain(first);
        assertThat(dct.books().bookmarks()).hasSize(2);
    }

    @Test
    void aBookmarkOfAVdbIsDeletedByNameAndThatOfAGroupIsNot() throws Exception {
        BookmarkStep ofVdb = new BookmarkStep("monday");
        ofVdb.setVdb("Prep/Patients prep2");
        stage.run(on("tower", ofVdb));
        BookmarkStep ofGroup = new BookmarkStep("tuesday");
        ofGroup.setVdbGroup("preps");
        stage.run(on("tower", ofGroup));
        DeleteStep delete = new DeleteStep();
        delete.setVdb("Prep/Patients prep2");
        delete.setBookmark("tuesday");
        assertThat(stage.failure(on("tower", delete))).contains("Patients prep3", "deleted with vdbGroup");

        delete.setBookmark("monday");
        Map<?, ?> result = (Map<?, ?>) stage.run(on("tower", delete));

        assertThat(result.get("bookmark")).isEqualTo("monday");
        assertThat(result.get("vdb")).isEqualTo("Prep/Patients prep2");
        assertThat(dct.books().bookmarks())
                .extracting(DctBooks.BookmarkEntry::name)
                .containsExactly("tuesday");
        assertThat(engine.books().hasDataset("Prep/Patients prep2")).isTrue();
    }

    private List<String> bookmarksOfGroups() {
        return dct.books().bookmarks().stream()
                .filter(each -> each.group() != null)
                .map(DctBooks.BookmarkEntry::id)
                .toList();
    }

    private static ProvisionStep provisionGroup(String name) {
        ProvisionStep step = new ProvisionStep();
        step.setVdbGroup(name);
        step.setFrom("preps");
        step.setBookmark("monday");
        return step;
    }

    @Test
    void aGroupIsBroughtUpFromABookmarkOrOfVdbsThatAreThere() throws Exception {
        BookmarkStep bookmark = new BookmarkStep("monday");
        bookmark.setVdbGroup("preps");
        stage.run(on("tower", bookmark));
        assertThat((Map<?, ?>) stage.run(on("tower", provisionGroup("qa"))))
                .extracting("vdbs")
                .isEqualTo(List.of("engine1/Prep/qa-Patients prep2", "engine1/Prep/qa-Patients prep3"));
        ProvisionStep present = new ProvisionStep();
        present.setVdbGroup("pair");
        present.setVdbs(List.of("Patients prep2", "Patients prep5"));
        assertThat((Map<?, ?>) stage.run(on("tower", present)))
                .extracting("created")
                .isEqualTo(true);
        assertThat(dct.books().groups()).hasSize(3);
    }

    @Test
    void anEngineHasNoGroupsAndSaysWhatItHas() throws Exception {
        assertThat(stage.failure(on("engine1", refreshGroup())))
                .contains("preps", "Delphix Engine", "no VDB groups", "data pod");
        assertThat(engine.books().jobs()).isEmpty();
    }

    @Test
    void dctHasNoPodsAndSaysWhatItHas() throws Exception {
        DeleteStep step = new DeleteStep();
        step.setDataPod("prep1");
        step.setTemplate("Patients");
        assertThat(stage.failure(on("tower", step))).contains("Data Control Tower", "VDB group");
    }

    @Test
    void whatAGroupCannotDoIsRefusedBeforeAnythingIsAsked() throws Exception {
        VdbStep rewind = new VdbStep(null, "rewind");
        rewind.setVdbGroup("preps");
        assertThat(stage.failure(rewind)).contains("A VDB group cannot \"rewind\"");
        RefreshStep both = new RefreshStep("Patients prep1");
        both.setVdbGroup("preps");
        assertThat(stage.failure(both)).contains("either vdb or vdbGroup");
        RefreshStep point = refreshGroup();
        point.setSnapshot("@2026");
        assertThat(stage.failure(point)).contains("these were given: snapshot");
        DeleteStep delete = new DeleteStep();
        delete.setVdbGroup("preps");
        delete.setForce(true);
        assertThat(stage.failure(delete)).contains("vdbGroup cannot be combined with: force");
        BookmarkStep bookmark = new BookmarkStep("b");
        bookmark.setVdbGroup("preps");
        bookmark.setDescription("why");
        assertThat(stage.failure(bookmark)).contains("cannot have: description");
        ProvisionStep nothing = new ProvisionStep();
        nothing.setVdbGroup("qa");
        assertThat(stage.failure(nothing)).contains("give bookmark or vdbs");
        ProvisionStep alone = provisionGroup("qa");
        alone.setDataPod("prep1");
        assertThat(stage.failure(alone)).contains("vdbGroup cannot be combined with vdb or dataPod");
        ProvisionStep masking = provisionGroup("qa");
        masking.setMaskingJob("Mask Patients");
        masking.setSnapshot("@2026");
        assertThat(stage.failure(masking)).contains("cannot be brought up with: maskingJob, snapshot");
        ProvisionStep present = new ProvisionStep();
        present.setVdbGroup("qa");
        present.setVdbs(List.of("Patients prep2"));
        present.setIfExists("refresh");
        assertThat(stage.failure(present)).contains("ifExists cannot be \"refresh\"");
        assertThat(dct.books().requests()).isEmpty();
    }
}
