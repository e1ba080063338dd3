package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serializable;
import java.sql.Driver;
import java.util.List;
import java.util.Map;

/**
 * Changes the accounts of one kind of database. Serialisable, because it may be sent to the machine from which the database
 * can be reached; it must hold no state of a reset.
 */
public interface AccountResetter extends Serializable {
    /** The word for it, such as {@code postgresql}. */
    String databaseType();

    /**
     * Whether a back end means this kind of database.
     *
     * @param type the back end's name for the type of the dataset, such as {@code OracleDatabaseContainer}, or for what runs it,
     *     such as {@code postgres}
     * @param jdbcUrl a JDBC address that the back end tells; only its beginning may be looked at; may be null
     */
    boolean fits(String type, String jdbcUrl);

    /** The full name of the JDBC driver's class; null when none is needed. */
    String driverClass();

    /** The JDBC address of a database of this kind, for people and programs; null where that is not known. */
    default String jdbcUrl(DatabaseAddress address) {
        return null;
    }

    /**
     * By what name a database of this kind is connected to.
     *
     * @param told what the back end tells of it, such as {@code database}, {@code uniqueName} and {@code service}
     * @return null where it does not tell
     */
    default String database(Map<String, String> told) {
        return told.get("database");
    }

    /** Whether all changes of an order are done together or not at all. */
    boolean allOrNothing();

    /**
     * Checks everything that can be checked, then changes one account after the other. Repeating it does no harm.
     *
     * @param driver of {@link #driverClass()}; null when none is needed
     * @param log told of lasting changes; an account that it was not told of is unchanged
     * @return what became of each account, in the order of the changes
     * @throws ResetException when not all could be done; with {@link #allOrNothing()} then nothing was, except for {@link
     *     ResetProblem#OUTCOME_UNKNOWN}
     * @throws InterruptedException when the thread was interrupted; the log knows what was done until then
     */
    List<AccountOutcome> reset(ResetOrder order, Driver driver, ResetLog log)
            throws ResetException, InterruptedException;
}
