package io.jenkins.plugins.delphixpipeline.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.FakeConnection;
import io.jenkins.plugins.delphixpipeline.config.FakeController;
import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.http.Trust;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.watch.JobListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionRegistryTest {
    private final FakeController controller = new FakeController()
            .credential("", "delphix", "delphix_admin", "s3cret")
            .credential("", "tester", "tester", "t3st");
    private final List<DelphixConnection> configured =
            new ArrayList<>(List.of(new FakeConnection("one").with("delphix")));
    private String defaultName = "";
    private ConnectionChoice folderChoice = ConnectionChoice.unspecified();
    private final SteppedClock clock = new SteppedClock();
    private final ConnectionRegistry connections =
            new ConnectionRegistry(() -> configured, () -> defaultName, run -> folderChoice, controller, clock);
    private final Run<?, ?> run = controller.run("clinic/patients", 1);

    @Test
    void theOnlyConnectionIsTheDefault() {
        Backend open = connections.open(ConnectionChoice.unspecified(), run);
        assertThat(open.connection()).isEqualTo("one");
        assertThat(open.platform().info().user()).isEqualTo("delphix_admin");
        assertThat(open.limits()).isEqualTo(configured.get(0).limits());
    }

    @Test
    void ofSeveralTheDefaultIsTakenAndWithoutOneTheNamesAreTold() {
        configured.add(new FakeConnection("two").with("delphix"));
        assertThatThrownBy(() -> connections.open(ConnectionChoice.unspecified(), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"one\", \"two\"");
        defaultName = "two";
        assertThat(connections.open(ConnectionChoice.unspecified(), run).connection())
                .isEqualTo("two");
        folderChoice = new ConnectionChoice("one", null);
        assertThat(connections.open(ConnectionChoice.unspecified(), run).connection())
                .isEqualTo("one");
        assertThat(connections.open(new ConnectionChoice("two", null), run).connection())
                .isEqualTo("two");
    }

    @Test
    void anUnknownNameComesBackWithTheKnownOnes() {
        assertThatThrownBy(() -> connections.open(new ConnectionChoice("three", null), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("There is no Delphix connection named \"three\" that \"clinic/patients\" may use. "
                        + "Name one of these in the parameter connection, or in withDelphix around the steps: "
                        + "\"one\".");
    }

    @Test
    void withoutAnyConnectionItSaysWhereToAddOne() {
        configured.clear();
        assertThatThrownBy(() -> connections.open(ConnectionChoice.unspecified(), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Manage Jenkins");
        assertThatThrownBy(() -> connections.open(new ConnectionChoice("one", null), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("Manage Jenkins");
    }

    @Test
    void aJobOutsideTheAllowedFoldersIsTurnedAwayBeforeItsCredentialIsTouched() {
        configured.get(0).setFolders("clinic/billing");
        assertThatThrownBy(() -> connections.open(ConnectionChoice.unspecified(), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("clinic/patients")
                .hasMessageNotContaining("clinic/billing");
        assertThat(controller.lookUps).isEmpty();
    }

    /** Ways to ask that lead to nothing the job may use. */
    private enum Asking {
        BY_NAME,
        BY_DEFAULT,
        BY_FOLDER,
        FOR_ANOTHER
    }

    @ParameterizedTest
    @EnumSource
    void whatIsReservedForOthersIsToldToAdministratorsOnly(Asking asking) {
        configured.get(0).setFolders("clinic/patients");
        FakeConnection payroll = new FakeConnection("payroll").with("delphix");
        payroll.setFolders("payroll jobs");
        configured.add(payroll);
        defaultName = asking == Asking.BY_DEFAULT ? "payroll" : "";
        folderChoice = new ConnectionChoice(asking == Asking.BY_FOLDER ? "payroll" : null, null);
        ConnectionChoice choice = new ConnectionChoice(
                switch (asking) {
                    case BY_NAME -> "payroll";
                    case FOR_ANOTHER -> "another";
                    default -> null;
                },
                null);

        String inABuild = refusal(() -> connections.open(choice, run));
        assertThat(inABuild).contains("\"one\"").doesNotContain("payroll jobs");
        assertThat(inABuild.replace("\"payroll\" that", ""))
                .as("the name is only repeated to who gave it")
                .doesNotContain("payroll");
        assertThat(refusal(() -> connections.open(choice, run.getParent()))).isEqualTo(inABuild);
        controller.administrator = true;
        assertThat(refusal(() -> connections.open(choice, run)))
                .as("a build's log is for all")
                .isEqualTo(inABuild);
        if (asking != Asking.FOR_ANOTHER) {
            assertThat(refusal(() -> connections.open(choice, run.getParent())))
                    .contains("\"payroll\"", "payroll jobs");
        }
    }

    private static String refusal(ThrowingCallable opening) {
        return catchThrowableOfType(ConfigurationException.class, opening).getMessage();
    }

    @Test
    void theCredentialOfTheStepComesBeforeThatOfTheFolderAndThatOfTheConnection() {
        folderChoice = new ConnectionChoice("one", "tester");
        assertThat(user(ConnectionChoice.unspecified())).isEqualTo("tester");
        assertThat(user(new ConnectionChoice(null, "delphix"))).isEqualTo("delphix_admin");
    }

    @Test
    void aFoldersCredentialIsNotSentToAnotherConnectionThanTheFoldersOwn() {
        configured.add(new FakeConnection("two").with("delphix"));
        folderChoice = new ConnectionChoice("one", "tester");
        assertThat(user(new ConnectionChoice("two", null))).isEqualTo("delphix_admin");
    }

    @Test
    void noCredentialAndAnUnknownOneAreToldApart() {
        configured.get(0).setCredentialsId("");
        assertThatThrownBy(() -> connections.open(ConnectionChoice.unspecified(), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("has no credential of its own");
        assertThatThrownBy(() -> connections.open(new ConnectionChoice(null, "gone"), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"gone\"")
                .hasMessageContaining("was not found");
    }

    @Test
    void runsOfTheSameUserShareOneSessionAndOneWatcher() {
        Backend first = connections.open(ConnectionChoice.unspecified(), run);
        Backend second = connections.open(ConnectionChoice.unspecified(), controller.run("other", 4));
        assertThat(second.platform()).isSameAs(first.platform());
        assertThat(second.watcher()).isSameAs(first.watcher());
    }

    @Test
    void credentialsThatMerelyBearTheSameIdShareNothing() {
        controller.credential("other", "delphix", "delphix_admin", "another password");
        Backend first = connections.open(ConnectionChoice.unspecified(), run);
        Backend second = connections.open(ConnectionChoice.unspecified(), controller.run("other", 4));
        assertThat(second.platform()).isNotSameAs(first.platform());
    }

    @Test
    void aRotatedPasswordTakesEffectAtTheNextLoginAndAnotherUserDoesNot() {
        FakeConnection.FakeBackEnd backEnd = backEnd(connections.open(ConnectionChoice.unspecified(), run));
        controller.credential("", "delphix", "delphix_admin", "rotated");
        assertThat(backEnd.logins.login().password()).isEqualTo("rotated");
        controller.credential("", "delphix", "somebody_else", "rotated");
        assertRefused(backEnd);
        controller.logins.remove(":delphix");
        assertRefused(backEnd);
    }

    private static void assertRefused(FakeConnection.FakeBackEnd backEnd) {
        assertThatThrownBy(backEnd.logins::login)
                .isInstanceOfSatisfying(
                        PlatformException.class, e -> assertThat(e.problem()).isEqualTo(Problem.CREDENTIAL_GONE));
    }

    @Test
    void aChangedAddressMeansAnotherSessionAndAChangedLimitDoesNot() {
        Backend before = connections.open(ConnectionChoice.unspecified(), run);
        FakeConnection patient = new FakeConnection("one").with("delphix");
        patient.setBusyMinutes(7);
        configured.set(0, patient);
        Backend same = connections.open(ConnectionChoice.unspecified(), run);
        assertThat(same.platform()).isSameAs(before.platform());
        assertThat(same.limits().busy()).isEqualTo(Duration.ofMinutes(7));
        configured.set(0, new FakeConnection("one", "https://moved.example.com").with("delphix"));
        Backend moved = connections.open(ConnectionChoice.unspecified(), run);
        assertThat(moved.platform()).isNotSameAs(before.platform());
        assertThat(backEnd(moved).settings.url()).isEqualTo("https://moved.example.com");
    }

    @Test
    void idleSessionsAreClosedButNeverWhileSomebodyWaits() {
        Backend open = connections.open(ConnectionChoice.unspecified(), run);
        JobListener waiting = new Waiting();
        open.watcher().watch("JOB-1", waiting);
        clock.pass(Duration.ofHours(1));
        sweep();
        assertThat(backEnd(open).closed).isFalse();
        open.watcher().forget("JOB-1", waiting);
        sweep();
        assertThat(backEnd(open).closed).isTrue();
        assertThat(connections.open(ConnectionChoice.unspecified(), run).platform())
                .isNotSameAs(open.platform());
    }

    @Test
    void anOutdatedSessionIsClosedSoonerThanAnIdleOne() {
        Backend before = connections.open(ConnectionChoice.unspecified(), run);
        configured.set(0, new FakeConnection("one", "https://moved.example.com").with("delphix"));
        Backend after = connections.open(ConnectionChoice.unspecified(), run);
        clock.pass(Duration.ofMinutes(3));
        sweep();
        assertThat(backEnd(before).closed).isTrue();
        assertThat(backEnd(after).closed).isFalse();
    }

    @Test
    void trustIsWhatTheConnectionSaysAndUncheckedIsRefusedUnderFips() {
        configured.get(0).setTrust("none");
        assertThat(backEnd(connections.open(ConnectionChoice.unspecified(), run))
                        .settings
                        .trust())
                .isEqualTo(Trust.none());
        controller.fips = true;
        assertThatThrownBy(() -> connections.open(new ConnectionChoice("one", "tester"), run))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("FIPS");
    }

    @Test
    void tryingOutUsesTheSystemsCredentialOnly() {
        assertThat(connections.tryOut(configured.get(0)).user()).isEqualTo("delphix_admin");
        controller.credential("clinic/patients", "private", "patient", "p");
        configured.get(0).setCredentialsId("private");
        assertThatThrownBy(() -> connections.tryOut(configured.get(0))).isInstanceOf(ConfigurationException.class);
    }

    private String user(ConnectionChoice choice) {
        return connections.open(choice, run).platform().info().user();
    }

    private static FakeConnection.FakeBackEnd backEnd(Backend open) {
        return (FakeConnection.FakeBackEnd) open.platform();
    }

    private void sweep() {
        List<Runnable> planned = List.copyOf(controller.later);
        controller.later.clear();
        planned.forEach(Runnable::run);
    }

    private static final class Waiting implements JobListener {
        @Override
        public void changed(DelphixJob job) {}

        @Override
        public void lost(Failure failure) {}
    }
}
