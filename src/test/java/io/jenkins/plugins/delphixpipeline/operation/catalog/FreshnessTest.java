package io.jenkins.plugins.delphixpipeline.operation.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData.Kind;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");

    private final Freshness twoDays = new Freshness(NOW, Duration.ofDays(2));

    private static Map<String, Object> item(String key, Duration age) {
        return Map.of("name", "one", key, NOW.minus(age).toString());
    }

    private static Map<String, Object> vdb(String path, Duration age) {
        return Map.of("kind", "VDB", "path", path, "dataAt", NOW.minus(age).toString());
    }

    private void check(Kind kind, List<Map<String, Object>> items) {
        if (kind == Kind.DATASETS) {
            twoDays.checkEachVdb("asked", items);
        } else {
            twoDays.checkNewest("asked", items);
        }
    }

    private Failure failure(Kind kind, List<Map<String, Object>> items) {
        return catchThrowableOfType(PlatformException.class, () -> check(kind, items))
                .failure();
    }

    @ParameterizedTest
    @EnumSource(names = {"BOOKMARKS", "SNAPSHOTS"})
    void theNewestCounts(Kind kind) {
        Map<String, Object> old = item("dataAt", Duration.ofDays(9));

        assertThatCode(() -> check(kind, List.of(old, item("createdAt", Duration.ofDays(2)))))
                .doesNotThrowAnyException();
        Failure stale = failure(kind, List.of(old, item("dataAt", Duration.ofHours(75))));
        assertThat(stale.problem()).isEqualTo(Problem.DATA_STALE);
        assertThat(stale.subject()).isEqualTo("asked");
        assertThat(stale.details()).isEqualTo("3 d 3 h > 2 d");
    }

    @ParameterizedTest
    @CsvSource({"PT48H1S, 2 d 1 min > 2 d", "PT48H59M59S, 2 d 1 h > 2 d", "PT49H1S, 2 d 1 h > 2 d"})
    void anAgeThatIsTooGreatReadsSo(Duration age, String details) {
        assertThat(failure(Kind.SNAPSHOTS, List.of(item("dataAt", age))).details())
                .isEqualTo(details);
    }

    /** Made today of what is a week old. */
    @Test
    void theAgeIsThatOfTheDataAndNotOfItsBookmark() {
        Map<String, Object> bookmark =
                Map.of("dataAt", NOW.minus(Duration.ofDays(7)).toString(), "createdAt", NOW.toString());

        assertThat(failure(Kind.BOOKMARKS, List.of(bookmark)).problem()).isEqualTo(Problem.DATA_STALE);
    }

    @Test
    void eachVdbHasToBeFreshAndTheOldestIsNamedFirst() {
        Failure stale = failure(
                Kind.DATASETS,
                List.of(
                        vdb("Prep/fresh", Duration.ofHours(1)),
                        vdb("Prep/old", Duration.ofDays(3)),
                        vdb("Prep/oldest", Duration.ofDays(4))));

        assertThat(stale.subject()).isEqualTo("Prep/oldest");
        assertThat(stale.candidates()).containsExactly("Prep/old");
    }

    @Test
    void dSourcesDoNotCountAmongDatasets() {
        assertThatCode(() -> check(
                        Kind.DATASETS,
                        List.of(Map.of("kind", "dSource", "path", "Prod"), vdb("Prep/fresh", Duration.ZERO))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(names = {"DATASETS", "BOOKMARKS", "SNAPSHOTS"})
    void whatNothingTellsIsNotTakenForFresh(Kind kind) {
        assertThat(failure(kind, List.of()).problem()).isEqualTo(Problem.DATA_AGE_UNKNOWN);
        assertThat(failure(kind, List.of(Map.of("kind", "VDB", "path", "Prep/one")))
                        .problem())
                .isEqualTo(Problem.DATA_AGE_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 min", "PT59M,59 min", "PT8H,8 h", "PT8H5M,8 h 5 min", "P2D,2 d", "P3DT4H5M,3 d 4 h"})
    void agesAreShort(Duration age, String text) {
        assertThat(Freshness.text(age)).isEqualTo(text);
    }
}
