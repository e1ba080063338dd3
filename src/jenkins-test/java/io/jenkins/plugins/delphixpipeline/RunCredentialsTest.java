package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.Fingerprint;
import hudson.model.ModelObject;
import hudson.model.Result;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import jenkins.model.Jenkins;
import jenkins.security.QueueItemAuthenticatorConfiguration;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.MockQueueItemAuthenticator;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** A step sees the credentials that its own run may use, no others, and leaves a trace of what it used. */
@WithJenkins
class RunCredentialsTest {
    private static final String OWN = "own-engine-user";
    private static final String SYNC = "delphixSnapshot dataset: 'Patients Prod', credentialsId: '" + OWN + "'";

    private final SimulatedEngine engine = Given.engine(Duration.ofMillis(300));
    private JenkinsRule jenkins;
    private Folder clinic;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        Given.connection("production-engine", engine.url());
        Builds.tune(connection -> connection.setCredentialsId(""));
        clinic = jenkins.createProject(Folder.class, "clinic");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    private static Credentials own(CredentialsScope scope) throws Exception {
        return new UsernamePasswordCredentialsImpl(scope, OWN, "", SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    private static CredentialsStore storeOf(ModelObject owner) {
        for (CredentialsStore store : CredentialsProvider.lookupStores(owner)) {
            if (store.getContext() == owner) {
                return store;
            }
        }
        throw new AssertionError("no store of " + owner);
    }

    private void jobIn(Folder folder, String script) throws Exception {
        WorkflowJob job = folder.createProject(WorkflowJob.class, "sync");
        job.setDefinition(new CpsFlowDefinition(script, true));
        job.scheduleBuild2(0).waitForStart();
    }

    @Test
    void theCredentialOfTheFolderIsUsedAndTheUseIsTracked() throws Exception {
        Credentials own = own(CredentialsScope.GLOBAL);
        storeOf(clinic).addCredentials(Domain.global(), own);
        jobIn(clinic, SYNC);
        Builds.untilEnded("clinic/sync", Result.SUCCESS);
        Fingerprint trace = CredentialsProvider.getFingerprintOf(own);
        assertThat(trace).isNotNull();
        assertThat(trace.getJobs()).contains("clinic/sync");
    }

    @Test
    void theCredentialOfAnotherFolderIsRefusedWithASentenceAndNothingIsSent() throws Exception {
        storeOf(clinic).addCredentials(Domain.global(), own(CredentialsScope.GLOBAL));
        jobIn(jenkins.createProject(Folder.class, "bakery"), SYNC);
        assertRefused("bakery/sync");
    }

    @Test
    void aCredentialForTheSystemAloneIsRefused() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().add(own(CredentialsScope.SYSTEM));
        jobIn(clinic, SYNC);
        assertRefused("clinic/sync");
    }

    private void assertRefused(String job) throws Exception {
        String log = Builds.untilEnded(job, Result.FAILURE);
        assertThat(log)
                .contains("ERROR: Failed: snapshot of \"Patients Prod\".")
                .contains("The credential \"" + OWN + "\" for the connection \"production-engine\" was not found")
                .contains("that \"" + job + "\" can see")
                .doesNotContain("\tat ");
        assertThat(engine.books().requests()).isEmpty();
    }

    @Test
    void theUsersOwnCredentialIsUsedByABuildThatRunsAsThatUser() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .toEveryone());
        User alice = User.getById("alice", true);
        try (ACLContext ignored = ACL.as2(alice.impersonate2())) {
            storeOf(alice).addCredentials(Domain.global(), own(CredentialsScope.USER));
        }
        jobIn(clinic, SYNC);
        assertRefused("clinic/sync");

        MockQueueItemAuthenticator asAlice = new MockQueueItemAuthenticator();
        QueueItemAuthenticatorConfiguration.get()
                .getAuthenticators()
                .add(asAlice.authenticate("mine", alice.impersonate2()));
        Builds.start("mine", SYNC);
        Builds.untilEnded("mine", Result.SUCCESS);
    }

    @Test
    void whatIsUnderWayIsFinishedWhenItsCredentialIsRemoved() throws Exception {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        Credentials own = own(CredentialsScope.GLOBAL);
        storeOf(clinic).addCredentials(Domain.global(), own);
        jobIn(clinic, "delphixRefreshMasked vdb: 'Patients Masked Master', credentialsId: '" + OWN + "'\n" + SYNC);
        Builds.untilLogged("clinic/sync", "submitted as job");
        storeOf(clinic).removeCredentials(Domain.global(), own);
        engine.world().finishJob(engine.books().jobs("DB_REFRESH").get(0).reference());
        assertThat(Builds.untilEnded("clinic/sync", Result.FAILURE))
                .contains("refresh done in", "The credential \"" + OWN + "\"")
                .doesNotContain("DISABLED");
    }

    @Test
    void aMaskedRefreshWhoseCredentialIsGoneWhenTheSessionEndsIsNotProven() throws Exception {
        engine.world().setJobDuration("DB_REFRESH", Duration.ofMinutes(10));
        Credentials own = own(CredentialsScope.GLOBAL);
        storeOf(clinic).addCredentials(Domain.global(), own);
        jobIn(clinic, "delphixRefreshMasked vdb: 'Patients Masked Master', credentialsId: '" + OWN + "'");
        Builds.untilLogged("clinic/sync", "submitted as job");
        storeOf(clinic).removeCredentials(Domain.global(), own);
        engine.faults().expireSessions();
        assertThat(Builds.untilEnded("clinic/sync", Result.FAILURE))
                .contains("\"" + OWN + "\" is no longer there", "could NOT be disabled")
                .doesNotContain("\tat ");
    }

    @Test
    void aRotatedPasswordIsUsedAtTheNextLogin() throws Exception {
        Credentials old = new UsernamePasswordCredentialsImpl(
                CredentialsScope.GLOBAL, OWN, "", SimulatedEngine.USER, "not the password any more");
        storeOf(clinic).addCredentials(Domain.global(), old);
        jobIn(clinic, SYNC);
        Builds.untilEnded("clinic/sync", Result.FAILURE);
        storeOf(clinic).updateCredentials(Domain.global(), old, own(CredentialsScope.GLOBAL));
        WorkflowJob job = (WorkflowJob) clinic.getItem("sync");
        jenkins.buildAndAssertSuccess(job);
        assertThat(engine.books().jobs("DB_SYNC"))
                .extracting(Books.JobEntry::state)
                .containsExactly("COMPLETED");
    }
}
