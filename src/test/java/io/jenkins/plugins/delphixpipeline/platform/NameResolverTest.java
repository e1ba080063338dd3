package io.jenkins.plugins.delphixpipeline.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameResolverTest {
    private final List<Dataset> all = List.of(
            dataset("DB-1", "Patients Prod", "Production", null),
            dataset("DB-2", "Patients Dev", "Dev", null),
            dataset("DB-3", "Patients Dev", "Training", null),
            dataset("DB-4", "Staff", "Production", null),
            dataset("DB-5", "Staff", "Production", "dr-site"));

    private static Dataset dataset(String reference, String name, String group, String namespace) {
        return new Dataset(reference, name, group, "AppDataContainer", null, "TF-1", false, space(namespace));
    }

    private static Namespace space(String name) {
        return name == null ? null : new Namespace("NAMESPACE-1", name);
    }

    private Dataset resolve(String name) {
        return NameResolver.resolve(name, all, Problem.DATASET_UNKNOWN);
    }

    private Failure failure(String name) {
        return catchThrowableOfType(PlatformException.class, () -> resolve(name))
                .failure();
    }

    @Test
    void aNameThatIsUniqueIsEnough() {
        assertThat(resolve("Patients Prod").reference()).isEqualTo("DB-1");
    }

    @Test
    void theGroupTellsEqualNamesApart() {
        assertThat(resolve("Training/Patients Dev").reference()).isEqualTo("DB-3");
    }

    @Test
    void anAmbiguousNameListsItsPaths() {
        assertThat(failure("Patients Dev").problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(failure("Patients Dev").candidates()).containsExactly("Dev/Patients Dev", "Training/Patients Dev");
    }

    @Test
    void anUnknownNameComesWithTheNearestOnes() {
        assertThat(failure("Patient Prod").problem()).isEqualTo(Problem.DATASET_UNKNOWN);
        assertThat(failure("Patient Prod").candidates()).startsWith("Production/Patients Prod");
    }

    private final List<Dataset> onManyEngines = List.of(
            onEngine("DB-6", "Production", null, "hr"),
            onEngine("DB-7", "Production", null, "sales"),
            onEngine("DB-8", "Archive", null, "sales"),
            onEngine("DB-9", "Production", "dr-site", "sales"));

    private static Dataset onEngine(String reference, String group, String namespace, String engine) {
        return new Dataset(reference, "Staff", group, "Oracle", null, "TF-1", false, space(namespace), engine);
    }

    @ParameterizedTest
    @CsvSource({
        "hr/Production/Staff, DB-6",
        "sales/Production/Staff, DB-7",
        "Archive/Staff, DB-8",
        "sales/Archive/Staff, DB-8",
        "sales/dr-site/Production/Staff, DB-9"
    })
    void theEngineTellsEqualPathsApart(String wanted, String expected) {
        assertThat(NameResolver.resolve(wanted, onManyEngines, Problem.DATASET_UNKNOWN)
                        .reference())
                .isEqualTo(expected);
    }

    @Test
    void anAmbiguousPathListsItsEngines() {
        PlatformException refused = catchThrowableOfType(
                PlatformException.class,
                () -> NameResolver.resolve("Production/Staff", onManyEngines, Problem.DATASET_UNKNOWN));

        assertThat(refused.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(refused.failure().candidates()).containsExactly("hr/Production/Staff", "sales/Production/Staff");
    }

    @Test
    void caseMatters() {
        assertThat(failure("patients prod").candidates()).contains("Production/Patients Prod");
    }

    @Test
    void aReplicatedDatasetIsMeantOnlyWhenItIsNamedSo() {
        assertThat(resolve("Staff").reference()).isEqualTo("DB-4");
        assertThat(resolve("dr-site/Production/Staff").reference()).isEqualTo("DB-5");
        assertThat(resolve("NAMESPACE-1/Production/Staff").reference()).isEqualTo("DB-5");
    }

    @Test
    void aReferenceOpensWhateverBearsIt() {
        assertThat(resolve("DB-5").path()).isEqualTo("dr-site/Production/Staff");
        assertThat(resolve("DB-1").name()).isEqualTo("Patients Prod");
    }

    /** Bookmarks have no path, and a reference alone says nothing to people. */
    @Test
    void twinBookmarksAreToldByTheirTimes() {
        List<Bookmark> twins = Stream.of("B-9 2026-01-02T03:04:05.123Z", "B-8 2026-01-03T00:00:00Z")
                .map(each -> each.split(" "))
                .map(each -> bookmark(each[0], Instant.parse(each[1])))
                .toList();

        PlatformException ambiguous = catchThrowableOfType(
                PlatformException.class, () -> NameResolver.resolve("nightly", twins, Problem.BOOKMARK_UNKNOWN));

        assertThat(ambiguous.failure().candidates()).containsExactly("B-8", "B-9");
        assertThat(ambiguous.failure().details()).isEqualTo("2026-01-02T03:04:05Z (B-9), 2026-01-03T00:00:00Z (B-8)");
    }

    private static Bookmark bookmark(String reference, Instant dataAt) {
        return new Bookmark(reference, "nightly", null, null, null, null, null, false, null, dataAt, null, null);
    }

    @Test
    void twinsAreToldByTheirReferences() {
        List<Dataset> twins = List.of(dataset("DB-8", "Twin", "Dev", null), dataset("DB-9", "Twin", "Dev", null));
        PlatformException ambiguous = catchThrowableOfType(
                PlatformException.class, () -> NameResolver.resolve("Dev/Twin", twins, Problem.DATASET_UNKNOWN));
        assertThat(ambiguous.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(ambiguous.failure().candidates()).containsExactly("DB-8", "DB-9");
        assertThat(NameResolver.resolve("DB-9", twins, Problem.DATASET_UNKNOWN)).isSameAs(twins.get(1));
    }

    @Test
    void aNameGoesBeforeAReference() {
        List<Dataset> both = List.of(dataset("DB-8", "DB-9", "Dev", null), dataset("DB-9", "Twin", "Dev", null));
        assertThat(NameResolver.resolve("DB-9", both, Problem.DATASET_UNKNOWN).reference())
                .isEqualTo("DB-8");
    }

    @Test
    void aFarAwayNameHasNoNearest() {
        assertThat(failure("zzzzzzzzzzzzzzzzzzzz").candidates()).isEmpty();
    }

    @Test
    void manyNearNamesAreCutToAFew() {
        List<Dataset> many = IntStream.range(0, 50_000)
                .mapToObj(number -> dataset("DB-" + number, "Estate " + number, "Big", null))
                .toList();
        PlatformException unknown = catchThrowableOfType(
                PlatformException.class, () -> NameResolver.resolve("Estate x", many, Problem.DATASET_UNKNOWN));
        assertThat(unknown.failure().candidates()).hasSize(3);
    }
}
