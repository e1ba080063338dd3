package io.jenkins.plugins.delphixpipeline.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioException;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioFileTest {

    private static final String ESTATE = """
            version: 1
            groups: [Empty]
            users:
              - {name: jane}
            dSources:
              - {name: Crm, group: Prod, database: sql-server, snapshots: 2}
              - {name: Ledger, group: Prod, database: oracle, logSync: false}
              - {name: Pdb, group: Prod, database: oracle-pdb}
              - {name: Old, group: Prod, database: ase}
              - {name: Web, group: Prod, database: mysql}
              - name: Papers
                group: Prod
                toolkit: mongodb
                snapshots: ["2024-01-01T00:00:00Z", "2024-01-02T00:00:00.5Z"]
            replicas:
              - {name: Far, group: Prod, namespace: east, masked: true, database: oracle}
            maskingJobs:
              - {name: Mask spare, id: 12}
            vdbs:
              - {name: Crm Test, group: Test, parent: Masked/Crm Master, enabled: false}
              - name: Crm Master
                group: Masked
                parent: Prod/Crm
                masked: true
                maskingJob: Mask CRM
                snapshots: 2
                hooks: {preRefresh: [stop application]}
              - {name: Papers Test, group: Test, parent: Prod/Papers}
            templates:
              - {name: CRM, dataSources: [{name: crm, dataset: Masked/Crm Master}, {name: papers, dataset: Test/Papers Test}]}
            pods:
              - {name: pod1, template: CRM, owner: jane, state: OFFLINE, dataSources: [{name: crm, dataset: Test/Crm Test}]}
            bookmarks:
              - {name: Golden, template: CRM, tags: [golden, 2024]}
              - {name: Mine, pod: pod1}
            vdbGroups:
              - {name: all tests, vdbs: [Test/Crm Test, Test/Papers Test]}
            """;

    @Test
    void estateIsBuiltAsDescribed() {
        try (SimulatedEngine engine = start(ESTATE)) {
            Books books = engine.books();
            assertThat(books.datasets())
                    .extracting(Books.Dataset::name, Books.Dataset::type)
                    .contains(
                            org.assertj.core.groups.Tuple.tuple("Prod/Crm", "MSSqlDatabaseContainer"),
                            org.assertj.core.groups.Tuple.tuple("Prod/Ledger", "OracleDatabaseContainer"),
                            org.assertj.core.groups.Tuple.tuple("Prod/Old", "ASEDBContainer"),
                            org.assertj.core.groups.Tuple.tuple("Prod/Web", "MySQLDatabaseContainer"),
                            org.assertj.core.groups.Tuple.tuple("Prod/Papers", "AppDataContainer"));
            Books.Dataset master = books.vdb("Masked/Crm Master");
            assertThat(master.masked()).isTrue();
            assertThat(master.holdsMaskedRows()).isTrue();
            assertThat(books.vdb("Test/Crm Test").holdsMaskedRows()).isTrue();
            assertThat(books.vdb("Test/Crm Test").enabled()).isFalse();
            assertThat(books.vdb("Test/Papers Test").holdsMaskedRows()).isFalse();
            assertThat(snapshots(books, "Prod/Papers"))
                    .containsExactly("2024-01-01T00:00:00.000Z", "2024-01-02T00:00:00.500Z");
            assertThat(snapshots(books, "Prod/Crm")).hasSize(2);
            assertThat(snapshots(books, "Masked/Crm Master")).hasSize(2);
            assertThat(books.objects(Kind.MASKING_JOB))
                    .extracting(job -> job.get("name").asText())
                    .containsExactlyInAnyOrder("Mask CRM", "Mask spare");
            assertThat(books.objects(Kind.SOURCE))
                    .anySatisfy(source -> assertThat(
                                    source.at("/operations/preRefresh/0/name").asText())
                            .isEqualTo("stop application"))
                    .anySatisfy(source -> assertThat(source.at("/operations/configureClone/0/name")
                                    .asText())
                            .isEqualTo("Mask CRM"));
            assertThat(books.bookmarks())
                    .extracting(Books.Bookmark::name, Books.Bookmark::shared)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("Golden", true),
                            org.assertj.core.groups.Tuple.tuple("Mine", false));
            assertThat(books.objects(Kind.TOOLKIT))
                    .extracting(toolkit -> toolkit.get("name").asText())
                    .contains("mongodb");
            assertThat(engine.ofDct().groups()).singleElement().satisfies(group -> {
                assertThat(group.name()).isEqualTo("all tests");
                assertThat(group.vdbs())
                        .containsExactly(
                                books.vdb("Test/Crm Test").reference(),
                                books.vdb("Test/Papers Test").reference());
            });
        }
    }

    @Test
    void copyHasTheToolkitOfItsOriginal() {
        try (SimulatedEngine engine = start(ESTATE)) {
            List<String> toolkits = engine.books().objects(Kind.DATABASE).stream()
                    .filter(database -> database.get("name").asText().startsWith("Papers"))
                    .map(database -> database.get("toolkit").asText())
                    .distinct()
                    .toList();
            assertThat(toolkits).hasSize(1);
        }
    }

    /** The sample in the documents is the built-in scenario. */
    @Test
    void sampleIsTheBuiltInScenario() throws IOException {
        try (SimulatedEngine file = SimulatedEngine.builder()
                        .scenario(ScenarioFile.read(Path.of("docs/scenario-patients.yaml")))
                        .start();
                SimulatedEngine builtIn =
                        SimulatedEngine.builder().scenario(Scenario.PATIENTS).start()) {
            for (Kind kind : Kind.values()) {
                assertThat(names(file, kind)).as(kind.path()).containsExactlyElementsOf(names(builtIn, kind));
            }
            assertThat(states(file)).isEqualTo(states(builtIn));
        }
    }

    /** First the place of the mistake, then the text with the mistake. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(":1:1: the file is empty", ""),
                Arguments.of(":1:1: \"version\" is missing", "groups: [a]"),
                Arguments.of(
                        ":1:10: \"2\" is not allowed here; only this is: 1. The version of this format.", "version: 2"),
                Arguments.of(
                        ":2:1: unknown key \"grops\"; did you mean \"groups\"? Allowed here: version, groups",
                        "version: 1\ngrops: [a]"),
                Arguments.of(
                        ":2:9: a list, such as [a, b], is expected here, not the text \"a\"", "version: 1\ngroups: a"),
                Arguments.of(":2:1: \"version\" stands here twice", "version: 1\nversion: 1"),
                Arguments.of(":3:5: \"group\" is missing", "version: 1\ndSources:\n  - name: a"),
                Arguments.of(
                        ":5:5: unknown key \"snapshot\"; did you mean \"snapshots\"? Allowed here: name, group",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    snapshot: 1"),
                Arguments.of(
                        ":5:15: \"db7\" is not allowed here; allowed are, the nearest first: oracle, oracle-pdb",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    database: db7"),
                Arguments.of(
                        ":5:16: -1 is too small; at least 0 is expected here",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    snapshots: -1"),
                Arguments.of(
                        ":5:17: \"yesterday\" does not fit here; expected: A time in UTC, such as 2026",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    snapshots: [yesterday]"),
                Arguments.of(
                        ":5:17: there is no time \"2024-02-30T25:00:00Z\"",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    snapshots: ['2024-02-30T25:00:00Z']"),
                Arguments.of(":2:11: a character that no YAML has: U+0007", "version: 1\ngroups: [a\u0007]"),
                Arguments.of(
                        ":5:14: true or false is expected here, not the text \"maybe\"",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    logSync: maybe"),
                Arguments.of(
                        ":5:16: a whole number or a list, such as [a, b], is expected here, not 2.5",
                        "version: 1\ndSources:\n  - name: a\n    group: g\n    snapshots: 2.5"),
                Arguments.of(
                        ":3:11: \"\" does not fit here; expected: A name, not blank.",
                        "version: 1\ndSources:\n  - name: ''\n    group: g"),
                Arguments.of(":2:11: a text is expected here, not nothing", "version: 1\ngroups: [ ~ ]"),
                Arguments.of(
                        ":4:7: unknown key \"command\"; allowed here: authorization",
                        "version: 1\nrecorded:\n  objects:\n      command: x"),
                Arguments.of(
                        ":2:28: \"keep\" is not allowed here; allowed are, the nearest first: snapshot, retention",
                        "version: 1\npolicies: [{name: p, type: keep}]"),
                Arguments.of(
                        ":2:9: this does not fit what stands above; look at the indentation of both",
                        "version: 1\n  groups: ]"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakeIsToldWithItsPlace(String told, String text) {
        assertThatThrownBy(() -> ScenarioFile.parse("estate.yaml", text))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    /** What people write from memory, and what they are told they meant. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dSource: [] | :2:1: unknown key "dSource"; did you mean "dSources"? Allowed here:
            dsources: [] | :2:1: unknown key "dsources"; did you mean "dSources"? Allowed here:
            sources: [] | :2:1: unknown key "sources"; did you mean "dSources"? Allowed here:
            VDBs: [] | :2:1: unknown key "VDBs"; did you mean "vdbs"? Allowed here:
            vdb-groups: [] | :2:1: unknown key "vdb-groups"; did you mean "vdbGroups"? Allowed here:
            tempaltes: [] | :2:1: unknown key "tempaltes"; did you mean "templates"? Allowed here:
            maskingjobs: [] | :2:1: unknown key "maskingjobs"; did you mean "maskingJobs"? Allowed here:
            environments: [] | :2:1: unknown key "environments"; allowed here: version, groups, users
            vdbs: [{nmae: v}] | :2:9: unknown key "nmae"; did you mean "name"? Allowed here: name, group, parent
            vdbs: [{name: v, parrent: a/b}] | :2:18: unknown key "parrent"; did you mean "parent"? Allowed here:
            vdbs: [{name: v, hooks: {postrefresh: [a]}}] | :2:26: unknown key "postrefresh"; did you mean "postRefresh"?
            users: [{name: u, type: domian}] | :2:25: "domian" is not allowed here; allowed are, the nearest first: DOMAIN, SYSTEM
            users: [{name: u, type: sytem}] | :2:25: "sytem" is not allowed here; allowed are, the nearest first: SYSTEM, DOMAIN
            dSources: [{name: d, group: g, database: sqlserver}] | :2:42: "sqlserver" is not allowed here; allowed are, the nearest first: sql-server, oracle
            dSources: [{name: d, group: g, database: orcl}] | :2:42: "orcl" is not allowed here; allowed are, the nearest first: oracle, oracle-pdb
            pods: [{name: p, template: t, state: OFFLIN, dataSources: []}] | :2:38: "OFFLIN" is not allowed here; allowed are, the nearest first: OFFLINE,
            policies: [{name: p, type: retentoin}] | :2:28: "retentoin" is not allowed here; allowed are, the nearest first: retention, snapshot
            """)
    void whatWasProbablyMeantIsToldFirst(String line, String told) {
        assertThatThrownBy(() -> ScenarioFile.parse("estate.yaml", "version: 1\n" + line))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    /** In the words of people, not of JSON Schema. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dSources: {name: a} | :2:11: a list of entries that begin with a dash, such as - {name: …} is expected here, not keys with values
            dSources: [Crm] | :2:12: a set of keys with values, such as {name: …} is expected here, not the text "Crm"
            vdbs: | :2:6: a list of entries that begin with a dash, such as - {name: …} is expected here, not nothing
            vdbs: [{name: [a, b], group: g, parent: a/b}] | :2:15: a text is expected here, not a list
            vdbs: [{name: v, group: g, parent: a/b, enabled: 'true'}] | :2:50: true or false is expected here, not the text "true"; leave out the quotes
            vdbs: [{name: v, group: g, parent: a/b, snapshots: "2"}] | :2:52: a whole number is expected here, not the text "2"; leave out the quotes
            vdbs: [{name: v, group: g, parent: a/b, snapshots: two}] | :2:52: a whole number is expected here, not the text "two"
            vdbs: [{name: v, group: g, parent: a/b, snapshots: 1_000_000_000_000}] | :2:52: "1_000_000_000_000" is not a whole number that can be used here
            vdbs: [{name: v, group: g, parent: a/b, hooks: stop}] | :2:48: a set of keys with values, such as {configureClone: …} is expected here, not the text "stop"
            vdbGroups: [{name: g, vdbs: []}] | :2:29: the list is empty; at least 1 is expected in it
            """)
    void aWrongTypeIsToldInPlainWords(String line, String told) {
        assertThatThrownBy(() -> ScenarioFile.parse("estate.yaml", "version: 1\n" + line))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            version: 1\\n---\\nversion: 1 | :2:1: a second document begins; a scenario is a single one
            version: 1\\ngroups:\\n - a\\n b | :4:3: this does not fit what stands above; look at the indentation of both
            version: 1\\ngroups:\\n\\t- a | :3:1: found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
            """)
    void whatIsNoYamlIsToldWithItsPlace(String text, String told) {
        assertThatThrownBy(() -> ScenarioFile.parse(
                        "estate.yaml", text.replace("\\n", "\n").replace("\\t", "\t")))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    /** In YAML yes is true, and an estate that is not masked where its file says so would be worse than a refusal. */
    @Test
    void yesAndOnAreTrueAsInYaml() {
        try (SimulatedEngine engine = start("""
                version: 1
                dSources: [{name: Db, group: Prod, database: oracle, logSync: on}]
                vdbs:
                  - {name: m, group: g, parent: Prod/Db, masked: yes, enabled: no}
                """)) {
            assertThat(engine.books().vdb("g/m").masked()).isTrue();
            assertThat(engine.books().vdb("g/m").enabled()).isFalse();
            assertThat(engine.books().objects(Kind.DATABASE))
                    .filteredOn(database -> database.get("name").asText().equals("Db"))
                    .singleElement()
                    .satisfies(database -> assertThat(database.at("/sourcingPolicy/logsyncEnabled")
                                    .asBoolean())
                            .isTrue());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            vdbs: [{name: v, group: g, parent: Prod/Crn}] | :3:36: there is no dataset "Prod/Crn"; did you mean "Prod/Crm"?
            vdbs: [{name: v, group: g, parent: Test/Crm}] | :3:36: there is no dataset "Test/Crm"; did you mean "Prod/Crm"?
            vdbs: [{name: v, group: g, parent: g/masterr}, {name: master, group: g, parent: Prod/Crm}] | :3:36: there is no dataset "g/masterr"; did you mean "g/master"?
            vdbs: [{name: v, group: g, parent: X/Zebra}] | :3:36: there is no dataset "X/Zebra"; to choose from: Prod/Crm, Prod/Ledger, g/v
            templates: [{name: t, dataSources: [{name: a, dataset: prod/crm}]}] | :3:56: there is no dataset "prod/crm"; did you mean "Prod/Crm"?
            maskingJobs: [{name: m, dataset: Prod/Leger}] | :3:34: there is no dataset "Prod/Leger"; did you mean "Prod/Ledger"?
            bookmarks: [{name: b, template: Patient}] | :3:33: there is no template "Patient"; did you mean "Patients"?
            bookmarks: [{name: b, pod: pood}] | :3:28: there is no data pod "pood"; did you mean "pod"?
            bookmarks: [{name: b, vdbGroup: nightly}] | :3:33: there is no VDB group "nightly"; did you mean "all nightly"?
            bookmarks: [{name: b, vdb: G/Vv}] | :3:28: there is no dataset "G/Vv"; did you mean "G/V"?
            """)
    void aNameThatLeadsNowhereIsAnsweredWithTheNearest(String line, String told) {
        String text = """
                version: 1
                dSources: [{name: Crm, group: Prod}, {name: Ledger, group: Prod}]
                """ + line + (line.startsWith("vdbs") ? "" : """

                vdbs: [{name: V, group: G, parent: Prod/Crm}]
                vdbGroups: [{name: all nightly, vdbs: [G/V]}]
                """) + (line.startsWith("bookmarks") ? """
                templates: [{name: Patients, dataSources: [{name: a, dataset: Prod/Crm}]}]
                pods: [{name: pod, template: Patients, dataSources: [{name: a, dataset: G/V}]}]
                """ : "");
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            owner: jan, dataSources: [{name: crm, dataset: G/V}] | there is no user "jan"; did you mean "jane"?
            dataSources: [{name: cmr, dataset: G/V}] | the template "t" has no data source "cmr"; did you mean "crm"?
            """)
    void whatAPodNamesIsAnsweredWithTheNearest(String pod, String told) {
        String text = """
                version: 1
                users: [{name: jane}]
                dSources: [{name: Db, group: Prod}]
                vdbs: [{name: V, group: G, parent: Prod/Db}]
                templates: [{name: t, dataSources: [{name: crm, dataset: Prod/Db}]}]
                pods: [{name: p, template: t,""" + " " + pod + "}]";
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml:6:")
                .hasMessageContaining(told);
    }

    @Test
    void aRecordedDatasetThatIsNotWholeIsToldWithItsPlace() {
        String text = """
                version: 1
                recorded:
                  at: 2024-01-01T00:00:00Z
                  objects:
                    database:
                      - {type: OracleDatabaseContainer, reference: ORACLE_DB_CONTAINER-1, name: Crm, group: GROUP-9}
                """;
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(ScenarioException.class)
                .hasMessage("estate.yaml:6:9: the recorded dataset ORACLE_DB_CONTAINER-1 (Crm) has no group");
    }

    @ParameterizedTest
    @CsvSource({"53687091200, true", "0x1F, false", "1_000, false"})
    void recordedNumbersMayBeLarge(String size, boolean good) {
        String text = """
                version: 1
                recorded:
                  at: 2024-01-01T00:00:00Z
                  objects:
                    source:
                      - {type: OracleVirtualSource, reference: ORACLE_VIRTUAL_SOURCE-1, runtime: {databaseSize: SIZE}}
                """.replace("SIZE", size);
        if (good) {
            assertThat(ScenarioFile.parse("estate.yaml", text).isRecorded()).isTrue();
        } else {
            assertThatThrownBy(() -> ScenarioFile.parse("estate.yaml", text))
                    .isInstanceOf(ScenarioException.class)
                    .hasMessageStartingWith("estate.yaml:6:97: \"" + size + "\" is not a whole number");
        }
    }

    @Test
    void orderDoesNotMatter() {
        try (SimulatedEngine engine = start("""
                version: 1
                maskingJobs: [{name: mask, dataset: g/c}]
                vdbs:
                  - {name: c, group: g, parent: g/b, maskingJob: mask}
                  - {name: b, group: g, parent: g/a, maskingJob: mask}
                  - {name: a, group: g, parent: Prod/Db}
                dSources: [{name: Db, group: Prod}]
                """)) {
            Books books = engine.books();
            assertThat(books.vdb("g/c").parent()).isEqualTo(books.vdb("g/b").reference());
            assertThat(books.objects(Kind.MASKING_JOB))
                    .singleElement()
                    .extracting(job -> job.get("associatedContainer").asText())
                    .isEqualTo(books.vdb("g/c").reference());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                vdbs: [{name: v, group: g, parent: Prod/Nope}] | :4:36: there is no dataset "Prod/Nope"; did you mean "Prod/None"?
                vdbs: [{name: v, group: g, parent: Prod/None}] | :4:36: "Prod/None" has no snapshot
                vdbs: [{name: Db, group: Prod, parent: Prod/Db}] | :4:8: there is a dataset "Prod/Db" already
                vdbs: [{name: c, group: g, parent: g/b}, {name: b, group: g, parent: Prod/Nope}] | :4:70: there is no dataset "Prod/Nope"; did you mean "Prod/None"?
                vdbs: [{name: a, group: g, parent: g/a}] | :4:36: "g/a" comes from itself: g/a from g/a
                vdbs: [{name: a, group: g, parent: g/b}, {name: b, group: g, parent: g/c}, {name: c, group: g, parent: g/b}] | :4:70: "g/b" comes from itself: g/b from g/c from g/b
                maskingJobs: [{name: m, dataset: g/none}] | :4:34: there is no dataset "g/none"
                templates: [{name: t, dataSources: [{name: a, dataset: Prod/X}]}] | :4:56: there is no dataset "Prod/X"
                pods: [{name: p, template: t, dataSources: [{name: a, dataset: Prod/Db}]}] | :4:28: there is no template "t"
                bookmarks: [{name: b}] | :4:13: a bookmark has exactly one of: template, pod (without its template), vdb, vdbGroup
                bookmarks: [{name: b, pod: p, vdbGroup: g}] | :4:13: a bookmark has exactly one of: template, pod (without its template), vdb, vdbGroup
                bookmarks: [{name: b, vdbGroup: g}] | :4:33: there is no VDB group "g"
                vdbGroups: [{name: g, vdbs: [G/V]}, {name: g, vdbs: [G/V]}] | :4:37: there is a VDB group "g" already
                policies: [{name: p, type: retention}, {name: p, type: retention}] | :4:40: there is a retention policy "p" already
                bookmarks: [{name: b, pod: p}] | :4:28: there is no data pod "p"
                users: [{name: sysadmin}] | :4:9: there is a user "sysadmin" already
                vdbGroups: [{name: g, vdbs: [G/V, Prod/Y]}] | :4:35: there is no dataset "Prod/Y"
                hookTemplates: [{name: h}, {name: h}] | :4:28: there is a hook template "h" already
                replicas: [{name: r, group: g, namespace: n}, {name: r, group: g, namespace: n}] | :4:47: there is a replica "n/g/r" already
                maskingJobs: [{name: m, id: 5}, {name: k, id: 5}] | :4:47: there is a masking job with the number 5 already
                vdbGroups: [{name: g, vdbs: [G/V, G/V]}] | :4:35: "G/V" stands in this group twice
                vdbGroups: [{name: g, vdbs: [Prod/Db]}] | :4:30: "Prod/Db" is a dSource, and a VDB group holds VDBs only
                bookmarks: [{name: b, vdb: Prod/Db}] | :4:28: "Prod/Db" is a dSource, and only a VDB can have this bookmark
                bookmarks: [{name: b, vdb: G/V}, {name: b, vdb: G/V}] | :4:34: there is a bookmark "b" of "G/V" already
                """)
    void nameThatLeadsNowhereIsToldWithItsPlace(String line, String told) {
        String text = """
                version: 1
                dSources: [{name: Db, group: Prod}, {name: None, group: Prod, snapshots: 0}]
                groups: []
                """ + line + (line.startsWith("vdbs") ? "" : "\nvdbs: [{name: V, group: G, parent: Prod/Db}]");
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                {name: p, template: t, dataSources: [{name: b, dataset: G/V}]} | :8:49: the template "t" has no data source "b"; to choose from: a
                {name: p, template: t, dataSources: [{name: a, dataset: Prod/Db}]} | :8:61: "Prod/Db" is a dSource, and a data pod works with VDBs only
                {name: p, template: t, dataSources: [{name: a, dataset: G/W}]} | :8:61: "G/W" is in the data pod "other" already
                {name: other, template: t, dataSources: [{name: a, dataset: G/V}]} | :8:5: there is a data pod "other" already
                {name: p, template: t, dataSources: [{name: a, dataset: G/Far}]} | :8:61: "G/Far" comes from "G/V", and the data source "a" of the template is "Prod/Db": a data pod works with a VDB that comes from that one
                """)
    void whatNoDataPodCanWorkWithIsToldWithItsPlace(String pod, String told) {
        String text = """
                version: 1
                dSources: [{name: Db, group: Prod}]
                vdbs: [{name: V, group: G, parent: Prod/Db}, {name: W, group: G, parent: Prod/Db}, {name: Far, group: G, parent: G/V}]
                templates:
                  - {name: t, dataSources: [{name: a, dataset: Prod/Db}]}
                pods:
                  - {name: other, template: t, dataSources: [{name: a, dataset: G/W}]}
                  - """ + " " + pod;
        assertThatThrownBy(() -> start(text).close())
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("estate.yaml" + told);
    }

    @Test
    void aBookmarkOfAVdbMarksItsNewestSnapshot() {
        try (SimulatedEngine engine = start("""
                version: 1
                dSources: [{name: Db, group: Prod}]
                vdbs: [{name: V, group: G, parent: Prod/Db, snapshots: 2}]
                bookmarks: [{name: golden, vdb: G/V}]
                """)) {
            assertThat(engine.books().objects(Kind.TIMEFLOW_BOOKMARK))
                    .singleElement()
                    .satisfies(bookmark -> {
                        assertThat(bookmark.get("name").asText()).isEqualTo("golden");
                        assertThat(bookmark.get("timeflow"))
                                .isEqualTo(engine.books().objects(Kind.SNAPSHOT).stream()
                                        .reduce((older, newer) -> newer)
                                        .orElseThrow()
                                        .get("timeflow"));
                    });
        }
    }

    private static SimulatedEngine start(String text) {
        return SimulatedEngine.builder()
                .scenario(ScenarioFile.parse("estate.yaml", text))
                .start();
    }

    private static List<String> snapshots(Books books, String dataset) {
        String reference = books.dataset(dataset).reference();
        return books.objects(Kind.SNAPSHOT).stream()
                .filter(snapshot -> snapshot.get("container").asText().equals(reference))
                .map(snapshot -> snapshot.get("creationTime").asText())
                .toList();
    }

    private static List<String> names(SimulatedEngine engine, Kind kind) {
        boolean timed = kind == Kind.SNAPSHOT || kind == Kind.TIMEFLOW;
        return engine.books().objects(kind).stream()
                .map(object -> timed ? "" : object.path("name").asText())
                .sorted()
                .toList();
    }

    private static List<String> states(SimulatedEngine engine) {
        return engine.books().datasets().stream()
                .map(dataset -> dataset.name()
                        + dataset.masked()
                        + dataset.holdsMaskedRows()
                        + dataset.currentTimeflowType()
                        + dataset.runtimeStatus())
                .sorted()
                .toList();
    }
}
