package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The class path of a rehearsal has the driver of PostgreSQL here, and no other. */
@Timeout(120)
class RehearsedDriversTest extends RehearsedProgram {
    private static final String SQL_SERVER = "com.microsoft.sqlserver.jdbc.SQLServerDriver";
    private static final String NOTED =
            "not rehearsed: " + SQL_SERVER + ": whether a plugin of your Jenkins has this JDBC driver";
    private static final String BLOCK = """
            node {
                withDelphixVdb(from: 'Crm', adminCredentialsId: 'dba', account: 'app', database: 'crm') { echo 'inside' }
            }
            """;

    private void describe(String database, String more) throws Exception {
        describe("""
                version: 1
                dSources:
                  - {name: Prod, group: Crm, database: %s, snapshots: 2}
                  - {name: Patients Prod, group: Production, database: app-data, toolkit: postgres, snapshots: 2}
                vdbs:
                  - {name: Crm, group: Masked, parent: Crm/Prod, masked: true, maskingJob: Mask CRM}
                  %s
                """.formatted(database, more));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--without-database", "--plan"})
    void whetherJenkinsHasTheDriverIsNotRehearsed(String how) throws Exception {
        describe("sql-server", "");

        rehearse(BLOCK, how);

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsOnlyOnce(NOTED).contains("Not rehearsed: " + SQL_SERVER);
    }

    @Test
    void aDriverThatIsThereNeedsNoNote() throws Exception {
        describe("app-data, toolkit: postgres", "");

        rehearse(BLOCK);

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains("inside").doesNotContain("ot rehearsed: ");
    }

    @Test
    void anAccountThatIsResetByAStepOfItsOwnIsNotedToo() throws Exception {
        describe("sql-server", "");

        rehearse("""
                delphixResetCredentials vdb: 'Crm', adminCredentialsId: 'dba', database: 'crm', port: 1433,
                    accounts: [[user: 'app', action: 'lock']]
                """, "--without-database");

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsOnlyOnce(NOTED);
    }

    /** What is carried out there with real drivers fails where one is missing, as it does on a controller. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                BLOCK,
                "delphixResetCredentials vdb: 'Crm', adminCredentialsId: 'dba', database: 'crm', port: 1433,"
                        + " accounts: [[user: 'app', action: 'lock']]"
            })
    void besideARealDatabaseTheAccountIsRefusedAsOnAController(String jenkinsfile) throws Exception {
        describe(
                "sql-server",
                "- {name: Patients Masked Master, group: Masked, parent: Production/Patients Prod, masked: true,"
                        + " maskingJob: Mask}");

        rehearse(jenkinsfile);

        assertThat(text()).contains("is a real PostgreSQL");
        assertThat(code).as(text()).isNotZero();
        assertThat(text())
                .contains(
                        "The JDBC driver of SQL Server (" + SQL_SERVER + ") is not there.",
                        "Ask an administrator to install a plugin that contains it")
                .doesNotContain("inside");
    }
}
