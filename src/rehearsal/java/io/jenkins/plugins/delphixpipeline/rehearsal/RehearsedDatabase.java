package io.jenkins.plugins.delphixpipeline.rehearsal;

import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.MasterDatabase;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The masked master's database: a real one where that can be had, else the plain word that there is none. */
final class RehearsedDatabase implements AutoCloseable {
    private static final int USUAL_PORT = 5432;
    private static final String STEP = "delphixResetCredentials";

    private final Optional<MasterDatabase> server;
    private final String sentence;
    private final Map<String, LoginSource.Login> logins;

    private RehearsedDatabase(Optional<MasterDatabase> server, String sentence, Map<String, LoginSource.Login> logins) {
        this.server = server;
        this.sentence = sentence;
        this.logins = logins;
    }

    static RehearsedDatabase start(SimulatedEngine engine) throws InterruptedException {
        String password = UUID.randomUUID().toString();
        try {
            return MasterDatabase.start(engine, password)
                    .map(server -> real(server, password))
                    .orElseGet(() ->
                            none(engine, "this machine has no PostgreSQL server (mvn compile exec:java brings one)"));
        } catch (IOException e) {
            return none(engine, "the PostgreSQL server of this machine does not start: " + e.getMessage());
        }
    }

    private static RehearsedDatabase real(MasterDatabase server, String password) {
        return new RehearsedDatabase(
                Optional.of(server),
                "The masked master's database is a real PostgreSQL at " + server.host() + ":" + server.port() + ".",
                Map.of(
                        "patients-master-dba", new LoginSource.Login(MasterDatabase.ADMIN, password),
                        "patients-app-test",
                                new LoginSource.Login(
                                        "patients_app", UUID.randomUUID().toString())));
    }

    /** The engine tells where the database would be, as it does of one that is there, so that the step can be checked. */
    static RehearsedDatabase none(SimulatedEngine engine, String reason) {
        if (engine.books().hasDataset(MasterDatabase.VDB)) {
            engine.world().place(MasterDatabase.VDB, "127.0.0.1", USUAL_PORT, MasterDatabase.NAME);
        }
        return new RehearsedDatabase(Optional.empty(), "not carried out, only checked: " + reason + ".", Map.of());
    }

    /** Said once, before the build begins; where there is no database, the steps say so that want one. */
    Optional<String> greeting() {
        return server.map(any -> sentence);
    }

    Optional<MasterDatabase> server() {
        return server;
    }

    /** Credentials by their id. */
    Map<String, LoginSource.Login> logins() {
        return logins;
    }

    /** The steps that cannot be carried out, with what is said in their place. */
    Map<String, String> leftOut() {
        return server.isPresent() ? Map.of() : Map.of(STEP, sentence);
    }

    @Override
    public void close() {
        server.ifPresent(MasterDatabase::close);
    }
}
