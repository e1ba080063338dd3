package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.database.PostgresServer;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.JobFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;

/**
 * A real PostgreSQL in the place of the masked master's database. As after every refresh of a real one, it has production's
 * accounts again when the simulated engine has refreshed the VDB.
 */
public final class MasterDatabase implements AutoCloseable {
    /** Whose database it is. */
    public static final String VDB = "Masked/Patients Masked Master";

    public static final String ADMIN = PostgresServer.ADMIN;
    public static final String NAME = "patients";
    /** The accounts that come along from production. */
    public static final List<String> ACCOUNTS = List.of("patients_app", "nightly_report", "jdoe");
    /** What all of them have there. */
    public static final String PRODUCTION_PASSWORD = "from-production";

    private final PostgresServer server;
    private final Driver driver;

    private MasterDatabase(PostgresServer server, Driver driver) {
        this.server = server;
        this.driver = driver;
    }

    /**
     * Starts it, and lets the engine tell where it is.
     *
     * @param password of {@link #ADMIN}
     * @return nothing when this machine has no server programs, or the class path no driver
     */
    public static Optional<MasterDatabase> start(SimulatedEngine engine, String password)
            throws IOException, InterruptedException {
        Optional<Driver> driver = driver();
        Optional<PostgresServer> server = driver.isEmpty() ? Optional.empty() : PostgresServer.start(password);
        if (server.isEmpty()) {
            return Optional.empty();
        }
        MasterDatabase database = new MasterDatabase(server.get(), driver.get());
        try {
            database.administer("postgres", "CREATE DATABASE " + NAME);
            database.bringAccounts();
            engine.world().place(VDB, database.host(), database.port(), NAME);
            engine.world().onNewData(VDB, database::refreshed);
            return Optional.of(database);
        } catch (SQLException e) {
            database.close();
            throw new IOException(e);
        }
    }

    /** Of the class path that this class is on, which need not be the one that the JVM began with. */
    private static Optional<Driver> driver() {
        return ServiceLoader.load(Driver.class, MasterDatabase.class.getClassLoader()).stream()
                .filter(each -> each.type().getName().startsWith("org.postgresql."))
                .<Driver>map(ServiceLoader.Provider::get)
                .findFirst();
    }

    public String host() {
        return server.host();
    }

    public int port() {
        return server.port();
    }

    /** Whether this login is let in. */
    public boolean accepts(String user, String password) throws SQLException {
        try (Connection connection = connect(NAME, user, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                return false;
            }
            throw e;
        }
    }

    private void refreshed() {
        try {
            bringAccounts();
        } catch (SQLException e) {
            throw new JobFailure("exception.simulator.database", e.getMessage(), "Start the simulator again.");
        }
    }

    private void bringAccounts() throws SQLException {
        for (String account : ACCOUNTS) {
            String create = "IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + account + "') THEN CREATE ROLE "
                    + account + "; END IF;";
            administer(NAME, "DO $$ BEGIN " + create + " END $$");
            administer(NAME, "ALTER ROLE " + account + " LOGIN PASSWORD '" + PRODUCTION_PASSWORD + "'");
        }
    }

    private void administer(String database, String sql) throws SQLException {
        try (Connection connection = connect(database, ADMIN, server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        Properties login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        return driver.connect("jdbc:postgresql://" + host() + ":" + port() + "/" + database, login);
    }

    @Override
    public void close() {
        server.close();
    }
}
