package io.jenkins.plugins.delphixpipeline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The statements and their course; no SQL Server is asked. */
class SqlServerAccountsTest {
    private static final int BY_LOGIN = 1;
    private static final int CONTAINED = 2;

    private final ScriptedDatabase database = new ScriptedDatabase();
    private final SqlServerAccounts accounts = new SqlServerAccounts();
    private final ResetBook book = new ResetBook();

    @Test
    void thePasswordIsThatOfTheLoginOrOfAContainedUser() throws Exception {
        database.accounts.put("app", new Object[] {"app", BY_LOGIN, "app]login", 0, 0, 0});
        database.accounts.put("a]b", new Object[] {"a]b", CONTAINED, null, 0, 0, 0});

        accounts.reset(order(AccountChange.reset("app", "it's"), AccountChange.reset("a]b", "x")), database, book);

        assertThat(database.statements)
                .containsExactly(
                        "SET XACT_ABORT ON",
                        "SET LOCK_TIMEOUT 20000",
                        "ALTER LOGIN [app]]login] WITH PASSWORD = N'it''s' UNLOCK",
                        "ALTER LOGIN [app]]login] ENABLE",
                        "GRANT CONNECT TO [app]",
                        "ALTER USER [a]]b] WITH PASSWORD = N'x'",
                        "GRANT CONNECT TO [a]]b]",
                        "COMMIT");
        assertThat(book.lines).containsExactly("app RESET", "a]b RESET");
    }

    @Test
    void aLockStaysInTheDatabaseAndADropLeavesTheLogin() throws Exception {
        database.accounts.put("nightly", new Object[] {"nightly", BY_LOGIN, null, 0, 0, 0});
        database.accounts.put("denied", new Object[] {"denied", BY_LOGIN, "denied", 1, 0, 0});
        database.accounts.put("jdoe", new Object[] {"jdoe", BY_LOGIN, "jdoe", 0, 0, 0});

        accounts.reset(
                order(AccountChange.lock("nightly"), AccountChange.lock("denied"), AccountChange.drop("jdoe")),
                database,
                book);

        assertThat(database.statements).contains("DENY CONNECT TO [nightly]", "DROP USER [jdoe]", "COMMIT");
        assertThat(book.lines).containsExactly("nightly LOCKED", "denied ALREADY_LOCKED", "jdoe DROPPED");
    }

    @Test
    void theAddressCarriesNoSettings() throws Exception {
        accounts.reset(order(AccountChange.drop("absent")), database, book);

        assertThat(database.url).isEqualTo("jdbc:sqlserver://");
        assertThat(database.settings)
                .containsEntry("serverName", "db.example.com")
                .containsEntry("portNumber", "1433")
                .containsEntry("databaseName", "x;trustServerCertificate=true")
                .containsEntry("user", "admin")
                .doesNotContainKey("trustServerCertificate");
    }

    @Test
    void aRefusalTakesEverythingBack() {
        database.accounts.put("one", new Object[] {"one", CONTAINED, null, 0, 0, 0});
        database.accounts.put("two", new Object[] {"two", CONTAINED, null, 0, 0, 0});
        database.refusals.put("[two]", new SQLException("Password validation failed", "S0001", 15118));

        ResetException e = failure(AccountChange.reset("one", "x"), AccountChange.reset("two", "y"));

        assertThat(e.problem()).isEqualTo(ResetProblem.REFUSED);
        assertThat(e.subject()).isEqualTo("two");
        assertThat(database.statements).endsWith("ROLLBACK").doesNotContain("COMMIT");
        assertThat(book.lines).isEmpty();
    }

    @Test
    void whenTheConnectionBreaksDuringTheCommitNobodyKnows() {
        database.accounts.put("one", new Object[] {"one", CONTAINED, null, 0, 0, 0});
        database.refusals.put("COMMIT", new SQLException("Connection reset", "08S01"));

        assertThat(failure(AccountChange.lock("one")).problem()).isEqualTo(ResetProblem.OUTCOME_UNKNOWN);
        assertThat(book.lines).isEmpty();
    }

    @Test
    void whatCannotBeIsToldBeforeAnythingIsChanged() {
        database.accounts.put("orphan", new Object[] {"orphan", BY_LOGIN, null, 0, 0, 0});
        database.accounts.put("dbo", new Object[] {"dbo", BY_LOGIN, "sa", 0, 1, 1});
        database.accounts.put("owner", new Object[] {"owner", BY_LOGIN, "owner", 0, 0, 1});

        assertThat(failure(AccountChange.reset("orphan", "x")).problem()).isEqualTo(ResetProblem.ACCOUNT_WITHOUT_LOGIN);
        assertThat(failure(AccountChange.lock("dbo")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
        assertThat(failure(AccountChange.drop("owner")).problem()).isEqualTo(ResetProblem.ACCOUNT_OWNS_OBJECTS);
        database.loginRefusal = new SQLException("Login failed for user 'admin'", "S0001", 18456);
        assertThat(failure(AccountChange.lock("x")).problem()).isEqualTo(ResetProblem.LOGIN_REFUSED);
        assertThat(database.statements).noneMatch(sql -> sql.contains("["));
    }

    private ResetException failure(AccountChange... changes) {
        return catchThrowableOfType(ResetException.class, () -> accounts.reset(order(changes), database, book));
    }

    private static ResetOrder order(AccountChange... changes) throws ResetException {
        return new ResetOrder(
                new DatabaseAddress("db.example.com", 1433, "x;trustServerCertificate=true"),
                "admin",
                "admin-secret",
                List.of(changes),
                new ResetOrder.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }
}
