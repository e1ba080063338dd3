package io.jenkins.plugins.delphixpipeline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome.Done;
import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.Driver;

/** Against a real server. */
class PostgreSqlAccountsTest {
    private static final String OLD = "from-production-1";
    private static final String NEW = "New 'p\"w\\d$; --";
    private static final Driver DRIVER = new Driver();

    private static PostgresServer server;

    private final PostgreSqlAccounts accounts = new PostgreSqlAccounts();
    private final ResetBook book = new ResetBook();

    @BeforeAll
    static void start() throws Exception {
        server = PostgresServer.start().orElseThrow(() -> new AssertionError("""
                There are no programs of a PostgreSQL server for this machine. Install PostgreSQL, or put the folder with \
                initdb and postgres on the PATH."""));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aResetAccountTakesTheNewPasswordAndNoLongerTheOldOne() throws Exception {
        make("app");

        List<AccountOutcome> outcomes = reset(AccountChange.reset("app", NEW));

        assertThat(outcomes).extracting(AccountOutcome::done).containsExactly(Done.RESET);
        assertThat(book.lines).containsExactly("app RESET");
        assertThat(canLogIn("app", NEW)).isTrue();
        assertThat(canLogIn("app", OLD)).isFalse();
        assertThat(text("SELECT rolpassword FROM pg_authid WHERE rolname = 'app'"))
                .startsWith("SCRAM-SHA-256$4096:");
    }

    @Test
    void aResetLiftsALockAndAnExpiry() throws Exception {
        make("sleeper");
        admin("ALTER ROLE sleeper NOLOGIN VALID UNTIL '2001-01-01'");

        reset(AccountChange.reset("sleeper", NEW));

        assertThat(canLogIn("sleeper", NEW)).isTrue();
    }

    @Test
    void aLockedAccountIsLockedOnce() throws Exception {
        make("report");

        assertThat(reset(AccountChange.lock("report")))
                .extracting(AccountOutcome::done)
                .containsExactly(Done.LOCKED);
        assertThat(canLogIn("report", OLD)).isFalse();
        assertThat(reset(AccountChange.lock("report")))
                .extracting(AccountOutcome::done)
                .containsExactly(Done.ALREADY_LOCKED);
    }

    @Test
    void whatADroppedAccountOwnedGoesToTheAdministratorWithItsRows() throws Exception {
        make("owner");
        make("reader");
        admin("CREATE SCHEMA hospital AUTHORIZATION owner");
        admin("SET ROLE owner; CREATE TABLE hospital.patients (name text);"
                + " INSERT INTO hospital.patients VALUES ('masked'); GRANT SELECT ON hospital.patients TO reader;"
                + " ALTER DEFAULT PRIVILEGES IN SCHEMA hospital GRANT SELECT ON TABLES TO reader");
        admin("GRANT CREATE ON SCHEMA public TO owner");

        assertThat(reset(AccountChange.drop("owner")))
                .extracting(AccountOutcome::done)
                .containsExactly(Done.DROPPED);

        assertThat(exists("owner")).isFalse();
        assertThat(text("SELECT tableowner FROM pg_tables WHERE tablename = 'patients'"))
                .isEqualTo("postgres");
        assertThat(text("SELECT name FROM hospital.patients")).isEqualTo("masked");
        assertThat(text("SELECT has_table_privilege('reader', 'hospital.patients', 'SELECT')::text"))
                .isEqualTo("true");
        assertThat(reset(AccountChange.drop("owner")))
                .extracting(AccountOutcome::done)
                .containsExactly(Done.ALREADY_ABSENT);
    }

    @Test
    void anAccountThatCannotBeDroppedTakesEverythingElseBack() throws Exception {
        make("first");
        make("elsewhere");
        admin("CREATE DATABASE other OWNER postgres");
        in("other", "CREATE TABLE kept (x int); ALTER TABLE kept OWNER TO elsewhere");

        ResetException e = failure(
                AccountChange.reset("first", NEW), AccountChange.lock("first2"), AccountChange.drop("elsewhere"));
        assertThat(e.problem()).isEqualTo(ResetProblem.ACCOUNT_UNKNOWN);

        ResetException refused = failure(AccountChange.reset("first", NEW), AccountChange.drop("elsewhere"));
        assertThat(refused.problem()).isEqualTo(ResetProblem.REFUSED);
        assertThat(refused.subject()).isEqualTo("elsewhere");
        assertThat(refused.details()).contains("database other");
        assertThat(book.lines).isEmpty();
        assertThat(canLogIn("first", OLD)).isTrue();
        assertThat(canLogIn("first", NEW)).isFalse();
        assertThat(exists("elsewhere")).isTrue();
    }

    @Test
    void allUnknownAccountsAreNamedBeforeAnythingIsChanged() throws Exception {
        make("known");

        ResetException e = failure(
                AccountChange.reset("known", NEW),
                AccountChange.reset("nobody1", NEW),
                AccountChange.lock("nobody2"),
                AccountChange.drop("nobody3"));

        assertThat(e.problem()).isEqualTo(ResetProblem.ACCOUNT_UNKNOWN);
        assertThat(e.subject()).isEqualTo("nobody1, nobody2");
        assertThat(canLogIn("known", OLD)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\"b",
                "x\"; DROP ROLE postgres; --",
                "robert'); DROP TABLE students; --",
                "semi;colon",
                "{fn now()}",
                "$$quoted$$",
                "back\\slash",
                " blanks around ",
                "question?mark",
                "Größe",
                "患者",
                "emoji-🙂",
                "UPPER lower",
                "select",
                "line\nbreak"
            })
    void hostileNamesAreNothingButNames(String user) throws Exception {
        make(user);

        reset(AccountChange.reset(user, NEW));
        assertThat(canLogIn(user, NEW)).isTrue();
        reset(AccountChange.lock(user));
        assertThat(canLogIn(user, NEW)).isFalse();
        reset(AccountChange.drop(user));
        assertThat(exists(user)).isFalse();
        assertThat(exists("postgres")).isTrue();
    }

    @Test
    void aNameThatIsTooLongIsNotCutDownToSomebodyElse() throws Exception {
        String longest = "n".repeat(63);
        make(longest);

        assertThat(failure(AccountChange.reset(longest + "x", NEW)).problem()).isEqualTo(ResetProblem.ACCOUNT_UNKNOWN);
        assertThat(reset(AccountChange.drop(longest + "x")))
                .extracting(AccountOutcome::done)
                .containsExactly(Done.ALREADY_ABSENT);
        assertThat(failure(AccountChange.reset("null\0character", NEW)).problem())
                .isEqualTo(ResetProblem.ACCOUNT_UNKNOWN);
        assertThat(canLogIn(longest, OLD)).isTrue();
    }

    @Test
    void theAdministratorCannotLockItselfOutAndSystemRolesStay() {
        assertThat(failure(AccountChange.lock("postgres")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
        assertThat(failure(AccountChange.drop("postgres")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
        assertThat(failure(AccountChange.drop("pg_monitor")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
    }

    @Test
    void theServersLogTellsNeitherPasswordNorVerifier() throws Exception {
        make("quiet");
        int before = server.log().length();

        reset(AccountChange.reset("quiet", "S3cret-that-is-new"));
        failure(AccountChange.reset("quiet", "S3cret-never-set"), AccountChange.lock("missing"));

        assertThat(server.log().substring(before))
                .contains("delphix-pipeline")
                .doesNotContain("S3cret", "SCRAM-SHA-256$", server.password());
    }

    @Test
    void anAdministratorWhoIsNoSuperuserSendsNoPasswordEither() throws Exception {
        admin("CREATE ROLE manager LOGIN CREATEROLE PASSWORD 'manager-password'");
        admin("SET ROLE manager; CREATE ROLE managed LOGIN");

        accounts.reset(
                order("manager", "manager-password", "postgres", AccountChange.reset("managed", "Man4ged-secret")),
                DRIVER,
                book);

        assertThat(canLogIn("managed", "Man4ged-secret")).isTrue();
        assertThat(server.log()).doesNotContain("Man4ged-secret");
        assertThatThrownBy(() -> accounts.reset(
                        order("manager", "manager-password", "postgres", AccountChange.reset("postgres", NEW)),
                        DRIVER,
                        book))
                .isInstanceOfSatisfying(ResetException.class, e -> {
                    assertThat(e.problem()).isEqualTo(ResetProblem.REFUSED);
                    assertThat(e.details()).contains("permission denied");
                });
    }

    @Test
    void aWrongLoginAndADatabaseThatIsNotThereAreToldApartWithoutSecrets() throws Exception {
        ResetOrder wrong = order("postgres", "Wr0ng-password", "postgres", AccountChange.lock("x"));
        ResetException login = catchThrowableOfType(ResetException.class, () -> accounts.reset(wrong, DRIVER, book));
        assertThat(login.problem()).isEqualTo(ResetProblem.LOGIN_REFUSED);
        assertThat(login.toString() + wrong).doesNotContain("Wr0ng-password");

        ResetOrder absent = order("postgres", server.password(), "no such", AccountChange.lock("x"));
        ResetException database =
                catchThrowableOfType(ResetException.class, () -> accounts.reset(absent, DRIVER, book));
        assertThat(database.problem()).isEqualTo(ResetProblem.UNREACHABLE);
        assertThat(database.details()).contains("no such");
    }

    @Test
    void aHostileDatabaseNameIsNothingButAName() throws Exception {
        String hostile = "a/b?user=x&socketFactory=y;#%41 \"ü";
        admin("CREATE DATABASE \"" + hostile.replace("\"", "\"\"") + "\"");
        make("anywhere");

        accounts.reset(
                order("postgres", server.password(), hostile, AccountChange.reset("anywhere", NEW)), DRIVER, book);

        assertThat(canLogIn("anywhere", NEW)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "pässword", "tab\tulator", "🙂"})
    void passwordsThatDriversWouldPrepareDifferentlyAreRefused(String password) {
        assertThat(failure(AccountChange.reset("postgres", password)).problem())
                .isEqualTo(ResetProblem.PASSWORD_UNUSABLE);
    }

    @Test
    void anInterruptedResetIsRolledBackAtOnceAndSaysSo() throws Exception {
        make("one");
        make("held");
        try (Connection other = connect("postgres", server.password(), "postgres")) {
            other.setAutoCommit(false);
            execute(other, "ALTER ROLE held CREATEDB");
            CompletableFuture<Throwable> end = new CompletableFuture<>();
            Thread caller = new Thread(() -> end.complete(catchThrowableOfType(
                    InterruptedException.class,
                    () -> reset(AccountChange.reset("one", NEW), AccountChange.lock("held")))));
            caller.start();
            await().until(() -> "1"
                    .equals(text("SELECT count(*)::text FROM pg_stat_activity"
                            + " WHERE application_name = 'delphix-pipeline' AND wait_event_type = 'Lock'")));

            caller.interrupt();

            assertThat(end.get()).isInstanceOf(InterruptedException.class);
            other.rollback();
        }
        assertThat(book.lines).containsExactly("rolled back");
        await().until(() -> "0"
                .equals(text(
                        "SELECT count(*)::text FROM pg_stat_activity WHERE application_name = 'delphix-pipeline'")));
        assertThat(canLogIn("one", OLD)).isTrue();
        assertThat(canLogIn("held", OLD)).isTrue();
    }

    @Test
    void whatWaitsTooLongIsGivenUp() throws Exception {
        make("busy");
        try (Connection other = connect("postgres", server.password(), "postgres")) {
            other.setAutoCommit(false);
            execute(other, "ALTER ROLE busy CREATEDB");
            ResetOrder hasty = new ResetOrder(
                    new DatabaseAddress(server.host(), server.port(), "postgres"),
                    "postgres",
                    server.password(),
                    List.of(AccountChange.lock("busy")),
                    new ResetOrder.Limits(Duration.ofSeconds(5), Duration.ofSeconds(1)));

            assertThatThrownBy(() -> accounts.reset(hasty, DRIVER, book))
                    .isInstanceOfSatisfying(
                            ResetException.class, e -> assertThat(e.problem()).isEqualTo(ResetProblem.REFUSED));
            other.rollback();
        }
        assertThat(canLogIn("busy", OLD)).isTrue();
    }

    private List<AccountOutcome> reset(AccountChange... changes) throws ResetException, InterruptedException {
        return accounts.reset(order("postgres", server.password(), "postgres", changes), DRIVER, book);
    }

    private ResetException failure(AccountChange... changes) {
        ResetException e = catchThrowableOfType(ResetException.class, () -> reset(changes));
        assertThat(e).isNotNull();
        assertThat(e.toString()).doesNotContain(NEW);
        return e;
    }

    private static ResetOrder order(String user, String password, String database, AccountChange... changes)
            throws ResetException {
        return new ResetOrder(
                new DatabaseAddress(server.host(), server.port(), database),
                user,
                password,
                List.of(changes),
                new ResetOrder.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }

    private static void make(String user) throws SQLException {
        admin("CREATE ROLE " + SqlText.quotedName(user) + " LOGIN PASSWORD '" + OLD + "'");
    }

    private static boolean canLogIn(String user, String password) throws SQLException {
        try (Connection connection = connect(user, password, "postgres")) {
            return connection.isValid(5);
        } catch (SQLException e) {
            assertThat(e.getSQLState()).startsWith("28");
            return false;
        }
    }

    private static boolean exists(String user) throws SQLException {
        return text("SELECT count(*)::text FROM pg_roles WHERE rolname = " + SqlText.literal(user))
                .equals("1");
    }

    private static void admin(String sql) throws SQLException {
        in("postgres", sql);
    }

    private static void in(String database, String sql) throws SQLException {
        try (Connection connection = connect("postgres", server.password(), database)) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String sql) throws SQLException {
        try (Connection connection = connect("postgres", server.password(), "postgres");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    private static Connection connect(String user, String password, String database) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return DRIVER.connect(
                "jdbc:postgresql://" + server.host() + ':' + server.port() + '/'
                        + java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8),
                login);
    }
}
