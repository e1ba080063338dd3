package io.jenkins.plugins.delphixpipeline.simulator.dct;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The grammar of filter expressions, as the vendor describes it. */
@Timeout(60)
class DctFilterTest {

    private SimulatedEngine engine;
    private SimulatedDct dct;
    private RawDctClient client;

    @BeforeEach
    void start() {
        engine = SimulatedEngine.builder().jobDuration(Duration.ofMillis(20)).start();
        begin("3.28");
        tag("Billing Dev", "team", "finance");
        tag("Billing Dev", "stage", "qa");
        tag("Patients prep1", "team", "qa");
    }

    private void begin(String version) {
        dct = SimulatedDct.builder().engine("engine1", engine).version(version).start();
        client = new RawDctClient(dct, dct.basePath());
    }

    private void tag(String vdb, String key, String value) {
        String body = "{'tags': [{'key': '%s', 'value': '%s'}]}".formatted(key, value);
        assertThat(client.post("/vdbs/" + client.id("/vdbs", vdb) + "/tags", body)
                        .status())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        dct.close();
        engine.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "name EQ 'Billing Dev' | Billing Dev",
                "name eq \"Billing Dev\" | Billing Dev",
                "name NE 'Billing Dev' AND group_name NE 'Prep' | Patients Masked Master",
                "masked EQ false | Billing Dev",
                "masked EQ TRUE AND NOT group_name EQ 'Prep' | Patients Masked Master",
                "name IN ['Billing Dev', \"Patients prep3\"] | Billing Dev, Patients prep3",
                "name IN ['Billing Dev'] | Billing Dev",
                "name CONTAINS 'prep2' | Patients prep2",
                "SEARCH 'bILLING' | Billing Dev",
                "SEARCH 'finance' | Billing Dev",
                "tags CONTAINS { key EQ 'team' } | Billing Dev, Patients prep1",
                "tags CONTAINS { key EQ 'team' AND value EQ 'qa' } | Patients prep1",
                "tags CONTAINS { key EQ 'team' } AND tags CONTAINS { value EQ 'qa' } | Billing Dev, Patients prep1",
                "tags CONTAINS { (key EQ 'stage' OR key EQ 'team') AND NOT value EQ 'finance' } | Billing Dev, Patients prep1",
                "name EQ 'Billing Dev' OR name EQ 'Patients prep1' AND masked EQ false | Billing Dev",
                "(name EQ 'Billing Dev' OR name EQ 'Patients prep1') AND masked EQ true | Patients prep1",
                "NOT name EQ 'Billing Dev' AND name CONTAINS 'Dev' | ",
                "NOT (masked EQ true OR name CONTAINS 'x') | Billing Dev",
                "not not name EQ 'Billing Dev' | Billing Dev",
                "cdb_id EQ NIL AND database_type EQ 'Oracle' | Billing Dev",
                "jdbc_connection_string NE nil | Billing Dev",
                "size GT 1 AND size LE 8589934592 AND name EQ 'Billing Dev' | Billing Dev",
                "size GE 8.589934592e9 AND name EQ 'Billing Dev' | Billing Dev",
                "size LT -1 | ",
                "creation_date GT 2020-01-01T00:00:00.000Z AND name EQ 'Billing Dev' | Billing Dev",
                "creation_date LT 2020-01-01T00:00:00+02:00 | ",
                "name EQ 'billing dev' | ",
                "name EQ 12 | ",
            })
    void selects(String expression, String names) {
        List<String> expected = names == null ? List.of() : List.of(names.split(", "));

        assertThat(client.search("/vdbs/search", expression).names()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name EQ",
                "name EQ Billing",
                "name EQUALS 'x'",
                "name EQ 'x' AND",
                "name EQ 'x' name EQ 'y'",
                "(name EQ 'x'",
                "name EQ 'x')",
                "name IN 'x'",
                "name IN []",
                "name EQ 'o'brien'",
                "tags CONTAINS { key EQ 'x'",
                "tags CONTAINS { colour EQ 'x' }",
                "colour EQ 'x'",
                "percent_complete EQ 1",
                "name == 'x'",
                "SEARCH nil",
                "n EQ",
            })
    void refuses(String expression) {
        assertThat(client.search("/vdbs/search", expression).status()).isEqualTo(400);
    }

    @Test
    void aListHasItsLimit() {
        assertThat(client.search("/jobs/search", "id IN " + ids(100)).status()).isEqualTo(200);
        assertThat(client.search("/jobs/search", "id IN " + ids(101)).status()).isEqualTo(400);
    }

    @Test
    void anExpressionNamesNoMoreThanEightAttributes() {
        String eight = "name EQ 'a' OR id EQ 'a' OR status EQ 'a' OR masked EQ true OR size GT 1 OR fqdn EQ 'a' OR"
                + " group_name EQ 'a' OR engine_id EQ 'a'";

        assertThat(client.search("/vdbs/search", eight).status()).isEqualTo(200);
        assertThat(client.search("/vdbs/search", eight + " OR name EQ 'b'").status())
                .isEqualTo(200);
        assertThat(client.search("/vdbs/search", eight + " OR parent_id EQ 'a'").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"3.10, 2000", "3.18, 2000", "3.28, 50000"})
    void anExpressionHasItsLengths(String version, int longest) {
        dct.close();
        begin(version);
        String begin = "name EQ '";

        assertThat(client.search("/vdbs/search", begin + "x".repeat(longest - 10) + "'")
                        .status())
                .isEqualTo(200);
        assertThat(client.search("/vdbs/search", begin + "x".repeat(longest - 9) + "'")
                        .status())
                .isEqualTo(400);
        assertThat(client.search("/vdbs/search", "nil").status()).isEqualTo(400);
        assertThat(client.post("/vdbs/search", "{}").status()).isEqualTo(200);
        assertThat(client.post("/vdbs/search").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/vdbs, hooks, 3.10, 400",
        "/vdbs, description, 3.18, 400",
        "/vdbs, description, 3.28, 200",
        "/environments, id, 3.10, 400",
        "/environments, id, 3.28, 200",
        "/bookmarks, vdb_group_id, 3.10, 400",
        "/bookmarks, vdb_group_id, 3.16, 200",
        "/dsources, tags, 3.28, 400",
        "/jobs, tags, 3.28, 400",
        "/jobs, execution_id, 3.28, 400",
        "/jobs, target_id, 3.10, 200",
    })
    void whatCanBeAskedForDependsOnTheVersion(String path, String attribute, String version, int status) {
        dct.close();
        begin(version);

        assertThat(client.search(path + "/search", attribute + " NE NIL").status())
                .isEqualTo(status);
    }

    @Test
    void caseMayNotMatter() {
        dct.switches().turnOn(DctSwitch.FILTER_IGNORES_CASE);

        assertThat(client.search("/vdbs/search", "name EQ 'billing dev'").names())
                .containsExactly("Billing Dev");
        assertThat(client.search("/vdbs/search", "name IN ['BILLING DEV']").names())
                .containsExactly("Billing Dev");
        assertThat(client.search("/vdbs/search", "name CONTAINS 'LING'").names())
                .containsExactly("Billing Dev");
    }

    @Test
    void timesMayCompareAsTexts() {
        dct.switches().turnOn(DctSwitch.DATES_COMPARE_AS_TEXTS);

        assertThat(client.search("/vdbs/search", "creation_date GT 2020-01-01T00:00:00Z")
                        .names())
                .isNotEmpty();
        assertThat(client.search("/vdbs/search", "creation_date GT 9999-01-01").names())
                .isEmpty();
    }

    private static String ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(",", "[", "]"));
    }
}
