package io.jenkins.plugins.delphixpipeline.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome.Done;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The statements and their course; no Oracle is asked. */
class OracleAccountsTest {
    private final ScriptedDatabase database = new ScriptedDatabase();
    private final OracleAccounts accounts = new OracleAccounts();
    private final ResetBook book = new ResetBook();

    @Test
    void accountsAreChangedOneAfterTheOther() throws Exception {
        know("APP", "OPEN");
        know("we;ird 'x", "OPEN");
        know("JDOE", "LOCKED");

        List<AccountOutcome> outcomes = accounts.reset(
                order(
                        AccountChange.reset("app", "a'b;c"),
                        AccountChange.lock("we;ird 'x"),
                        AccountChange.drop("JDOE"),
                        AccountChange.drop("absent")),
                database,
                book);

        assertThat(database.statements)
                .containsExactly(
                        "ALTER USER \"APP\" IDENTIFIED BY \"a'b;c\" ACCOUNT UNLOCK",
                        "ALTER USER \"we;ird 'x\" ACCOUNT LOCK",
                        "DROP USER \"JDOE\"");
        assertThat(outcomes)
                .extracting(AccountOutcome::done)
                .containsExactly(Done.RESET, Done.LOCKED, Done.DROPPED, Done.ALREADY_ABSENT);
        assertThat(book.lines)
                .containsExactly("app RESET", "we;ird 'x LOCKED", "JDOE DROPPED", "absent ALREADY_ABSENT");
    }

    @Test
    void theAddressIsMadeOfItsPartsAndEncryptionIsAskedFor() throws Exception {
        accounts.reset(order(AccountChange.drop("absent")), database, book);

        assertThat(database.url).isEqualTo("jdbc:oracle:thin:@//db.example.com:1521/BILLING.example.com");
        assertThat(database.settings)
                .containsEntry("user", "admin")
                .containsEntry("oracle.net.CONNECT_TIMEOUT", "10000")
                .containsEntry("oracle.jdbc.ReadTimeout", "20000")
                .containsEntry("oracle.net.encryption_client", "REQUESTED");
    }

    /** The name of a database is none that Oracle listens to. */
    @Test
    void oneConnectsToTheServiceElseToTheUniqueName() {
        Map<String, String> told = new HashMap<>(Map.of("database", "BILLING"));
        assertThat(accounts.database(told)).isEqualTo("BILLING");
        told.put("uniqueName", "BILLING_V");
        assertThat(accounts.database(told)).isEqualTo("BILLING_V");
        told.put("service", "BILLING_V.example.com");
        assertThat(accounts.database(told)).isEqualTo("BILLING_V.example.com");
        assertThat(accounts.database(Map.of())).isNull();
    }

    @Test
    void whenTheDatabaseRefusesInTheMiddleTheLogNamesWhatWasDone() {
        know("A", "OPEN");
        know("B", "OPEN");
        know("C", "OPEN");
        database.refusals.put("\"B\"", new SQLException("ORA-28003: \"s3cret-B\" is too simple", "72000", 28003));

        ResetException e = failure(
                AccountChange.reset("A", "s3cret-A"), AccountChange.reset("B", "s3cret-B"), AccountChange.lock("C"));

        assertThat(e.problem()).isEqualTo(ResetProblem.REFUSED);
        assertThat(e.subject()).isEqualTo("B");
        assertThat(e.details()).isEqualTo("ORA-28003: \"****\" is too simple");
        assertThat(book.lines).containsExactly("A RESET");
        assertThat(database.statements).hasSize(1).noneMatch(sql -> sql.contains("\"C\""));
    }

    @Test
    void whatCannotBeIsToldBeforeAnythingIsChanged() {
        know("A", "OPEN");
        database.accounts.put("OWNER", new Object[] {"OWNER", "OPEN", "N", 0, 1});
        database.accounts.put("SYSTEM", new Object[] {"SYSTEM", "OPEN", "Y", 0, 0});
        database.accounts.put("ADMIN", new Object[] {"ADMIN", "OPEN", "N", 1, 0});
        AccountChange first = AccountChange.lock("A");

        assertThat(failure(first, AccountChange.drop("OWNER")).problem()).isEqualTo(ResetProblem.ACCOUNT_OWNS_OBJECTS);
        assertThat(failure(first, AccountChange.drop("SYSTEM")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
        assertThat(failure(first, AccountChange.lock("ADMIN")).problem()).isEqualTo(ResetProblem.ACCOUNT_PROTECTED);
        assertThat(failure(first, AccountChange.lock("a")).problem()).isEqualTo(ResetProblem.ACCOUNT_TWICE);
        assertThat(failure(first, AccountChange.lock("none")).problem()).isEqualTo(ResetProblem.ACCOUNT_UNKNOWN);
        assertThat(failure(first, AccountChange.reset("OWNER", "a\"b")).problem())
                .isEqualTo(ResetProblem.PASSWORD_UNUSABLE);
        database.version = 11;
        assertThat(failure(first).problem()).isEqualTo(ResetProblem.VERSION_UNSUPPORTED);
        database.loginRefusal = new SQLException("ORA-01017: invalid username/password", "72000", 1017);
        assertThat(failure(first).problem()).isEqualTo(ResetProblem.LOGIN_REFUSED);
        assertThat(database.statements).isEmpty();
        assertThat(book.lines).isEmpty();
    }

    @Test
    void aLockThatEndsByItselfIsNoLock() throws Exception {
        know("TIMED", "LOCKED(TIMED)");
        know("BOTH", "EXPIRED & LOCKED");

        accounts.reset(order(AccountChange.lock("TIMED"), AccountChange.lock("BOTH")), database, book);

        assertThat(book.lines).containsExactly("TIMED LOCKED", "BOTH ALREADY_LOCKED");
    }

    @Test
    void aServiceIsNothingButAName() {
        ResetException e = catchThrowableOfType(
                ResetException.class,
                () -> accounts.reset(
                        new ResetOrder(
                                new DatabaseAddress("db", 1521, "x?TNS_ADMIN=/tmp"),
                                "admin",
                                "secret",
                                List.of(),
                                new ResetOrder.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1))),
                        database,
                        book));
        assertThat(e.problem()).isEqualTo(ResetProblem.ADDRESS_UNUSABLE);
        assertThat(database.url).isNull();
    }

    private void know(String name, String status) {
        database.accounts.put(name, new Object[] {name, status, "N", 0, 0});
    }

    private ResetException failure(AccountChange... changes) {
        return catchThrowableOfType(ResetException.class, () -> accounts.reset(order(changes), database, book));
    }

    private static ResetOrder order(AccountChange... changes) throws ResetException {
        return new ResetOrder(
                new DatabaseAddress("db.example.com", 1521, "BILLING.example.com"),
                "admin",
                "admin-secret",
                List.of(changes),
                new ResetOrder.Limits(Duration.ofSeconds(10), Duration.ofSeconds(20)));
    }
}
