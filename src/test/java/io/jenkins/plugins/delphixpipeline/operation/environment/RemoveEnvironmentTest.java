package io.jenkins.plugins.delphixpipeline.operation.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.operation.Stage;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An environment whose provision has left more than one VDB behind. */
@Timeout(30)
class RemoveEnvironmentTest {
    private static final String MAKER = "maker";

    private final Stage stage = new Stage();

    @BeforeEach
    void twins() {
        stage.platform.add(vdb("DB-8", "DB-1"));
        stage.platform.add(vdb("DB-9", "DB-1"));
        stage.platform.marked.put(MAKER, List.of("DB-8", "DB-9"));
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static Dataset vdb(String reference, String parent) {
        return new Dataset(reference, "mine", reference, "AppDataContainer", parent, "TF-" + reference, false, null);
    }

    private void remove(String reference) {
        List<MadeVdb> known = Stream.ofNullable(reference)
                .map(each -> new MadeVdb(each, "Dev/mine", true))
                .toList();
        stage.start(
                new RemoveEnvironment("mine", new EnvironmentVdbs(known, List.of(MAKER), "Dev/mine", false), false));
    }

    private void endDeletion(int number) {
        await().until(() -> stage.platform.submitted.size() == number && stage.platform.lastJob() != null);
        String job = stage.platform.lastJob();
        stage.platform.end(job, DelphixJob.State.COMPLETED);
    }

    private List<String> deleted() {
        return stage.platform.submitted.stream().map(Submission::target).toList();
    }

    /** What is deleted stays in the lists, which are late. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"DB-8", "DB-9"})
    void eachIsDeletedOnce(String reference) {
        remove(reference);
        endDeletion(1);
        endDeletion(2);

        await().until(() -> stage.ending != null);
        assertThat(stage.ending).isEqualTo("succeeded");
        assertThat(deleted()).containsExactlyInAnyOrder("DB-8", "DB-9");
    }

    @Test
    void oneThatComesIntoTheListsMeanwhileIsDeletedToo() {
        stage.platform.marked.put(MAKER, List.of("DB-8"));
        remove(null);
        await().until(() -> stage.platform.lastJob() != null);
        stage.platform.marked.put(MAKER, List.of("DB-9"));
        endDeletion(1);
        endDeletion(2);

        await().until(() -> stage.ending != null);
        assertThat(deleted()).containsExactly("DB-8", "DB-9");
    }

    /** Who copies a VDB's description, or its tags, copies the mark. */
    @Test
    void whatBearsTheMarkUnderAnotherNameStays() {
        stage.platform.add(new Dataset("DB-9", "theirs", "Dev", "AppDataContainer", "DB-1", "TF-DB-9", false, null));
        remove("DB-8");
        endDeletion(1);

        await().until(() -> stage.ending != null);
        assertThat(deleted()).containsExactly("DB-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DB-8", "DB-9"})
    void noneIsDeletedWhereSomebodyBuildsOnAnyOfThem(String builtUpon) {
        stage.platform.add(vdb("DB-10", builtUpon));
        remove(null);

        await().until(() -> stage.ending != null);
        assertThat(stage.result.values()).containsEntry(RemoveEnvironment.CHILDREN, List.of("DB-10/mine"));
        assertThat(deleted()).isEmpty();
    }

    /** A back end that was restored from a backup gives references away again. */
    @Test
    void whatSomebodyElseMadeUnderAKnownReferenceStays() {
        stage.platform.marked.put(MAKER, List.of());
        stage.platform.add(new Dataset("DB-9", "theirs", "Dev", "AppDataContainer", "DB-1", "TF-DB-9", false, null));
        remove("DB-9");

        await().until(() -> stage.ending != null);
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.NOT_MADE_FOR_IT);
        assertThat(deleted()).isEmpty();
    }

    /** What somebody else made in the place of ours may have its name as well: its mark is missing, or another one. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatIsUnderAKnownReferenceAndItsNameWithoutTheMarkStays(boolean ofAnother) {
        stage.platform.marked.put(MAKER, List.of());
        if (ofAnother) {
            stage.platform.ofAnother.add("DB-9");
        }
        remove("DB-9");

        await().until(() -> stage.ending != null);
        assertThat(stage.ending).isEqualTo("failed");
        assertThat(stage.failure().problem()).isEqualTo(Problem.NOT_MADE_FOR_IT);
        assertThat(deleted()).isEmpty();
    }

    /** People rename; that is no reason to keep what was made here. */
    @Test
    void whatWasRenamedIsKnownByItsMark() {
        stage.platform.marked.put(MAKER, List.of("DB-9"));
        stage.platform.add(new Dataset("DB-9", "renamed", "Dev", "AppDataContainer", "DB-1", "TF-DB-9", false, null));
        remove("DB-9");
        endDeletion(1);

        await().until(() -> stage.ending != null);
        assertThat(deleted()).containsExactly("DB-9");
    }
}
