package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The connection that a folder chooses for what is inside. */
@WithJenkins
class FolderConnectionTest {
    private JenkinsRule jenkins;
    private Folder outer;
    private Folder inner;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        DelphixConfiguration.get()
                .setConnections(List.of(
                        new EngineConnection("production-engine", "https://engine.example.com"),
                        new EngineConnection("test-engine", "https://test.example.com")));
        outer = jenkins.createProject(Folder.class, "clinic");
        inner = outer.createProject(Folder.class, "patients");
    }

    @Test
    void theFormStoresWhatItShows() throws Exception {
        choose(outer, "test-engine", "engine-user");
        Folder stored = jenkins.configRoundtrip(outer);
        FolderConnection property = stored.getProperties().get(FolderConnection.class);
        assertThat(property.getConnection()).isEqualTo("test-engine");
        // Although there is no such credential any more: it may come back.
        assertThat(property.getCredentialsId()).isEqualTo("engine-user");
    }

    @Test
    void aLimitOfEnvironmentsAloneIsKept() throws Exception {
        FolderConnection property = new FolderConnection();
        property.setMostEnvironments(3);
        outer.addProperty(property);
        FreeStyleProject job = inner.createProject(FreeStyleProject.class, "nightly");

        jenkins.configRoundtrip(outer);

        assertThat(FolderConnection.mostEnvironmentsAround(job)).containsExactly(Map.entry("clinic", 3));
    }

    @Test
    void aFolderThatChoosesNothingKeepsNoProperty() throws Exception {
        assertThat(jenkins.configRoundtrip(outer).getProperties().get(FolderConnection.class))
                .isNull();
    }

    @Test
    void innerFoldersInheritAndMayChooseAnew() throws Exception {
        FreeStyleProject job = inner.createProject(FreeStyleProject.class, "nightly");
        FreeStyleProject outside = jenkins.createFreeStyleProject("outside");
        choose(outer, "test-engine", "engine-user");
        assertThat(FolderConnection.around(job)).isEqualTo(new ConnectionChoice("test-engine", "engine-user"));
        assertThat(FolderConnection.around(outside)).isEqualTo(ConnectionChoice.unspecified());

        choose(inner, null, "inner-user");
        assertThat(FolderConnection.around(job)).isEqualTo(new ConnectionChoice("test-engine", "inner-user"));

        choose(inner, "production-engine", null);
        assertThat(FolderConnection.around(job))
                .as("a credential does not go along to another connection")
                .isEqualTo(new ConnectionChoice("production-engine", null));
    }

    private static void choose(Folder folder, String connection, String credentialsId) throws Exception {
        FolderConnection property = new FolderConnection();
        property.setConnection(connection);
        property.setCredentialsId(credentialsId);
        folder.getProperties().remove(FolderConnection.class);
        folder.addProperty(property);
    }
}
