package io.jenkins.plugins.delphixpipeline.rehearsal.backend;

import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Marked;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.net.URI;
import java.util.List;

/** Where the data is, and what the steps talk to. */
public interface RehearsedBackend extends AutoCloseable {

    /** The engine that has the data, whatever the steps talk to. */
    SimulatedEngine engine();

    /** Address and kind, as they are said before the build begins. */
    String description();

    URI url();

    /** Who may do everything. */
    LoginSource.Login administrator();

    /** Such as an administrator of Jenkins would configure. */
    DelphixConnection connection(String name, String credentialsId);

    /** Whether it runs masking jobs itself; otherwise a Masking Engine beside it does. */
    boolean runsMaskingJobs();

    /** The catalogue of bookmarks as it is now. */
    List<Marked> catalogue();

    @Override
    void close();
}
