package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.backend.DctBackend;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.dct.DctBooks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of docs/migration.md about Data Control Tower: what stands there is run as a pipeline on a simulated DCT. */
@Timeout(120)
class DctMigrationTest {
    private static final String ESTATE = """
            version: 1
            dSources:
              - {name: Prod, group: Crm, toolkit: postgres}
              - {name: Billing, group: Crm, database: oracle}
            vdbs:
              - {name: Master, group: Masked, parent: Crm/Prod, masked: true, hooks: {configureClone: [mask.sh]}}
              - {name: App, group: QA, parent: Masked/Master}
              - {name: Reports, group: QA, parent: Masked/Master}
            vdbGroups: [{name: qa, vdbs: [QA/App, QA/Reports]}]
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();
    private Rehearsal rehearsal;

    @BeforeEach
    void describe() throws Exception {
        Files.writeString(folder.resolve("estate.yaml"), ESTATE);
    }

    @AfterEach
    void close() throws Exception {
        rehearsal.close();
    }

    private void run(String steps) throws Exception {
        assertThat(succeeds(steps)).as(text()).isTrue();
    }

    private boolean succeeds(String steps) throws Exception {
        Path file = Files.writeString(folder.resolve("Jenkinsfile"), "node {\n" + steps + "\n}");
        rehearsal = new Rehearsal(
                CommandLine.of(
                        "--back-end",
                        "dct",
                        "--jenkinsfile",
                        file.toString(),
                        "--scenario",
                        folder.resolve("estate.yaml").toString(),
                        "--workspace",
                        folder.toString(),
                        "--job-seconds",
                        "0.1"),
                new PrintStream(output, true, StandardCharsets.UTF_8));
        return rehearsal.run();
    }

    private String text() {
        return output.toString(StandardCharsets.UTF_8);
    }

    private Books engine() {
        return rehearsal.books();
    }

    /** Without the one that made the master, before the build. */
    private List<Books.JobEntry> provisions() {
        return engine().jobs("DB_PROVISION").stream()
                .filter(job -> !job.targetName().equals("Masked/Master"))
                .toList();
    }

    private DctBooks dct() {
        return ((DctBackend) rehearsal.backend()).books();
    }

    @Nested
    class DelphixPlugin {
        @Test
        void provisionFromTheLatestSnapshotOrANamedOne() throws Exception {
            run("""
                    def snapshot = delphixList(kind: 'snapshots', filter: 'QA/App')[0].name
                    delphixProvision vdb: 'QA/latest', from: 'App'
                    delphixProvision vdb: 'QA/named', from: 'App', snapshot: snapshot
                    """);

            assertThat(engine().vdb("QA/latest").parent())
                    .isEqualTo(engine().vdb("QA/App").reference());
            assertThat(engine().vdb("QA/named").parent())
                    .isEqualTo(engine().vdb("QA/App").reference());
        }

        @Test
        void provisionFromABookmark() throws Exception {
            run("""
                    delphixBookmark name: 'release-42', vdb: 'App'
                    delphixProvision vdb: 'QA/fresh', from: 'App', bookmark: 'release-42'
                    """);

            assertThat(engine().hasDataset("QA/fresh")).isTrue();
        }

        @Test
        void idsAreTakenForNames() throws Exception {
            run("""
                    def app = delphixList(kind: 'datasets', filter: 'App')[0].reference
                    def made = delphixProvision vdb: 'fresh', targetGroup: 'QA', from: app
                    delphixDelete vdb: delphixList(kind: 'datasets', filter: 'fresh')[0].reference
                    """);

            assertThat(engine().hasDataset("QA/fresh")).isFalse();
            assertThat(provisions()).hasSize(1);
        }

        @Test
        void engineGroupEnvironmentAndRepositoryByName() throws Exception {
            run("""
                    delphixProvision vdb: 'fresh', targetGroup: 'QA', from: 'engine1/Masked/Master',
                        environment: 'dbhost', repository: 'Postgres vFiles (15.4)'
                    """);

            assertThat(engine().hasDataset("QA/fresh")).isTrue();
        }

        @Test
        void tagsPoliciesUserAndFurtherParametersByName() throws Exception {
            run("""
                    delphixProvision vdb: 'QA/fresh', from: 'Master', environment: 'dbhost', parameters: '''{
                        "tags": {"owner": "qa", "release": "42"}, "environment_user_id": "delphix_os",
                        "snapshot_policy_id": "Default Snapshot", "retention_policy_id": "Ninety Days", "vdb_restart": true
                    }'''
                    """);

            assertThat(dct().tags(dct().id("engine1", "QA/fresh"))).contains("owner=qa", "release=42");
        }

        @Test
        void tagsPoliciesAndUserInFieldsOfTheirOwn() throws Exception {
            run("""
                    delphixProvision vdb: 'QA/fresh', from: 'Master', environment: 'dbhost', tags: ['owner=qa', 'nightly'],
                        environmentUser: 'delphix_os', snapshotPolicy: 'Default Snapshot', retentionPolicy: 'Ninety Days'
                    """);

            assertThat(dct().tags(dct().id("engine1", "QA/fresh"))).contains("owner=qa", "nightly=true");
        }

        @Test
        void databaseNameOfAnOracleVdb() throws Exception {
            run("""
                    delphixProvision vdb: 'QA/billing', from: 'Billing', allowUnmasked: true,
                        parameters: '{"database_name": "bill42"}'
                    """);

            assertThat(text()).contains("database bill42");
        }

        @Test
        void unknownParameterIsRefused() throws Exception {
            assertThat(succeeds("delphixProvision vdb: 'QA/fresh', from: 'Master', parameters: '{\"no_such\": true}'"))
                    .isFalse();

            assertThat(text()).contains("no_such");
            assertThat(provisions()).isEmpty();
        }

        @Test
        void resultTakesThePlaceOfThePropertiesFile() throws Exception {
            run("""
                    def made = delphixProvision vdb: 'QA/fresh', from: 'Master', resultVariable: 'FRESH'
                    writeFile file: 'delphix-VDB.txt', text: "${made.vdb} at ${made.host}"
                    """);

            assertThat(Files.readString(folder.resolve("delphix-VDB.txt"))).matches("\\S*QA/fresh at \\S+");
        }

        @Test
        void deleteOneOrSeveralAlsoTwice() throws Exception {
            run("""
                    delphixProvision vdb: 'QA/one', from: 'Master'
                    delphixProvision vdb: 'QA/two', from: 'Master'
                    delphixDelete vdbs: ['QA/one', 'QA/two']
                    delphixDelete vdb: 'QA/one', force: true
                    """);

            assertThat(engine().hasDataset("QA/one")).isFalse();
            assertThat(engine().hasDataset("QA/two")).isFalse();
        }

        @Test
        void stepsWaitSideBySideAndTheirFailureCanBeCaught() throws Exception {
            run("""
                    parallel one: { delphixProvision vdb: 'QA/one', from: 'Master' },
                        two: { try { delphixDelete vdb: 'Prod' } catch (any) { echo "caught: ${any.message}" } }
                    """);

            assertThat(text()).contains("caught: ");
            assertThat(engine().hasDataset("QA/one")).isTrue();
        }
    }

    @Nested
    class Terraform {
        @Test
        void vdbIsMadeBookmarkedForeverAndDestroyed() throws Exception {
            run("""
                    def made = delphixProvision vdb: "tests-1", targetGroup: 'QA', from: 'App', ifExists: 'refresh'
                    echo "made ${made.vdb}"
                    try {
                        error 'seven tests failed'
                    } catch (any) {
                        delphixBookmark name: "tests-1", vdb: made.vdb
                    } finally {
                        delphixDelete vdb: made.vdb
                    }
                    """);

            assertThat(text()).contains("made engine1/QA/tests-1");
            assertThat(dct().bookmarks())
                    .extracting(DctBooks.BookmarkEntry::name)
                    .containsExactly("tests-1");
            assertThat(engine().hasDataset("QA/tests-1")).isFalse();
        }

        @Test
        void secondApplyRefreshesWhatTheFirstMade() throws Exception {
            run("""
                    2.times { delphixProvision vdb: 'QA/tests', from: 'App', ifExists: 'refresh' }
                    """);

            assertThat(provisions()).hasSize(1);
            assertThat(engine().jobs("DB_REFRESH")).hasSize(1);
        }

        @Test
        void blockHasAVdbThatGoesAwayWithIt() throws Exception {
            run("""
                    withDelphixVdb(vdb: 'QA/tests', from: 'App', lifetime: 'build') { echo "on ${DELPHIX_VDB}" }
                    """);

            assertThat(text()).contains("on ");
            assertThat(engine().hasDataset("QA/tests")).isFalse();
        }
    }

    @Nested
    class DataPods {
        @Test
        void groupIsRefreshedWithTheLatestDataOrABookmarks() throws Exception {
            run("""
                    delphixRefresh vdbGroup: 'qa'
                    delphixBookmark name: 'before', vdbGroup: 'qa'
                    delphixRefresh vdbGroup: 'qa', bookmark: 'before'
                    """);

            assertThat(engine().jobs("DB_REFRESH")).hasSizeGreaterThanOrEqualTo(2);
            assertThat(text()).contains("bookmark before");
        }

        @Test
        void groupIsStoppedStartedDisabledAndEnabled() throws Exception {
            run("""
                    for (action in ['stop', 'start', 'disable', 'enable']) { delphixVdb vdbGroup: 'qa', action: action }
                    """);

            assertThat(engine().vdb("QA/Reports").enabled()).isTrue();
            assertThat(engine().vdb("QA/Reports").runtimeStatus()).isEqualTo("RUNNING");
        }

        @Test
        void rewindAndUndoAreForEachVdb() throws Exception {
            run("""
                    for (vdb in ['QA/App', 'QA/Reports']) {
                        delphixVdb vdb: vdb, action: 'rewind'
                        delphixVdb vdb: vdb, action: 'undo'
                    }
                    """);

            assertThat(engine().jobs("DB_ROLLBACK")).hasSize(2);
            assertThat(engine().jobs("DB_UNDO")).hasSize(2);
        }

        @Test
        void bookmarkHasTagsAnExpirationAndIsShared() throws Exception {
            run("""
                    delphixBookmark name: 'monday', vdbGroup: 'qa', tags: ['nightly', 'release=42'], shared: true,
                        expiration: '14 days'
                    delphixBookmark name: 'monday', vdbGroup: 'qa', ifExists: 'keep'
                    """);

            Marked monday = rehearsal.catalogue().get(0);
            assertThat(monday.tags()).containsExactlyInAnyOrder("nightly", "release=42");
            assertThat(monday.shared()).isTrue();
        }

        @Test
        void bookmarkOfATemplateIsOneOfTheMaster() throws Exception {
            run("delphixBookmark name: 'full', vdb: 'Master'");

            assertThat(rehearsal.catalogue()).extracting(Marked::of).containsExactly("VDB Masked/Master");
        }

        @Test
        void groupIsDeletedBeforeItsVdbs() throws Exception {
            run("""
                    delphixDelete vdbGroup: 'qa'
                    delphixDelete vdbs: ['QA/App', 'QA/Reports']
                    """);

            assertThat(dct().groups()).isEmpty();
            assertThat(engine().hasDataset("QA/App")).isFalse();
        }
    }
}
