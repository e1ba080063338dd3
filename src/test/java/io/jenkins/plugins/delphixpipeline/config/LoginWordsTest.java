package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import com.cloudbees.plugins.credentials.CredentialsMatchers;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.MockedStatic;

/** Logins and addresses are spoken of in the words of what the connection is for. */
class LoginWordsTest {
    private static String refusal(DelphixConnection connection, String user) {
        HttpSettings settings = HttpSettings.of(connection.getUrl()).withRetryBudget(Duration.ZERO);
        PlatformException refused = catchThrowableOfType(PlatformException.class, () -> connection
                .connect(settings, new OkHttpClient(), () -> new LoginSource.Login(user, "wrong"))
                .info());
        assertThat(refused.problem()).isEqualTo(Problem.LOGIN_REFUSED);
        return FailureTexts.sentence(refused.failure());
    }

    @Test
    void aRefusedLoginIsMendedWhereItWasRefused() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().start();
                SimulatedMaskingEngine masking = SimulatedMaskingEngine.start(0, Duration.ofMillis(50));
                SimulatedDct dct = SimulatedDct.builder().start()) {
            assertThat(refusal(new EngineConnection("one", engine.url().toString()), "jane"))
                    .contains("domain user of the engine");
            assertThat(refusal(new MaskingEngineConnection("one", masking.url().toString()), "jane@DOMAIN"))
                    .contains("one of the Masking Engine")
                    .doesNotContain("the engine", "domain user", "Write the user");
            assertThat(refusal(new DctConnection("one", dct.url().toString()), "jane@DOMAIN"))
                    .contains("enabled in DCT", "secret text", "API key")
                    .doesNotContain("engine", "Write the user");
        }
    }

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new EngineConnection.DescriptorImpl(), "https://engine.example.com"),
                Arguments.of(new MaskingEngineConnection.DescriptorImpl(), "https://masking.example.com"),
                Arguments.of(new DctConnection.DescriptorImpl(), "https://dct.example.com"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void anAddressThatIsNoneIsAnsweredWithAnExampleOfItsKind(ConnectionDescriptor descriptor, String example) {
        for (String wrong : List.of("", "delphix", "https://delphix.example.com/login")) {
            assertThat(descriptor.doCheckUrl(wrong).getMessage()).endsWith(example);
            DelphixConnection connection = descriptor.blank("one", wrong);
            assertThat(ConnectionRules.firstBreach(List.of(connection), false).sentence())
                    .endsWith(example);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCredentialWithoutAUserIsNoSecretText(ConnectionDescriptor descriptor, String url) {
        FakeController controller = new FakeController().credential("", "nameless", "", "s3cret");
        ConfigurationException refused = refused(controller, descriptor.blank("one", url), "nameless");
        assertThat(refused.sentence())
                .isEqualTo("The credential \"nameless\" for the connection \"one\" has no user name.");
        assertThat(refused.remedy().contains("API key")).isEqualTo(descriptor.acceptsKeys());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aKeyIsForNobodyWhoWouldTakeItForAPassword(ConnectionDescriptor descriptor, String url) {
        DelphixConnection connection = descriptor.blank("one", url);
        assertThat(connection.acceptsKeys()).isEqualTo(descriptor.acceptsKeys()).isEqualTo(!url.contains("masking"));
        if (!connection.acceptsKeys()) {
            FakeController controller = new FakeController();
            controller.logins.put(":key", LoginSource.Login.key("s3cret"));
            assertThat(refused(controller, connection, "key").sentence())
                    .isEqualTo("The credential \"key\" is a secret text, but the connection \"one\" needs a user and"
                            + " password.");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theFormTellsASecretTextFromACredentialThatIsNotThere(ConnectionDescriptor descriptor, String url) {
        boolean keys = descriptor.acceptsKeys();
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.hasPermission(any())).thenReturn(true);
        try (MockedStatic<Jenkins> statics = mockStatic(Jenkins.class);
                MockedStatic<CredentialsMatchers> matchers = mockStatic(CredentialsMatchers.class);
                MockedStatic<CredentialsProvider> provider = mockStatic(CredentialsProvider.class)) {
            statics.when(Jenkins::get).thenReturn(jenkins);
            AtomicReference<String> asked = new AtomicReference<>();
            matchers.when(() -> CredentialsMatchers.withId(any())).thenAnswer(call -> {
                asked.set(call.getArgument(0));
                return null;
            });
            provider.when(() -> CredentialsProvider.listCredentialsInItemGroup(any(), any(), any(), any(), any()))
                    .thenAnswer(call -> {
                        ListBoxModel found = new ListBoxModel();
                        if (call.getArgument(0) == StringCredentials.class && "key".equals(asked.get())) {
                            found.add("key");
                        }
                        return found;
                    });
            FormValidation key = descriptor.doCheckCredentialsId("key", "");
            assertThat(key.kind).isEqualTo(keys ? FormValidation.Kind.OK : FormValidation.Kind.ERROR);
            if (!keys) {
                assertThat(key.getMessage()).contains("is a secret text", "Username with password");
            }
            assertThat(descriptor.doCheckCredentialsId("gone", "").getMessage())
                    .contains(keys ? "neither a secret text nor a user name" : "There is no user name and password");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aCredentialThatIsNotThereIsAskedForInItsOwnKind(ConnectionDescriptor descriptor, String url) {
        ConfigurationException refused = refused(new FakeController(), descriptor.blank("one", url), "gone");
        assertThat(refused.sentence())
                .startsWith(
                        descriptor.acceptsKeys()
                                ? "There is neither a secret text nor a user name and password with the id \"gone\""
                                : "There is no user name and password with the id \"gone\"");
    }

    private static ConfigurationException refused(
            FakeController controller, DelphixConnection connection, String credentialsId) {
        connection.setCredentialsId(credentialsId);
        ConnectionRegistry connections = new ConnectionRegistry(List::of, () -> "", controller);
        return catchThrowableOfType(ConfigurationException.class, () -> connections.tryOut(connection));
    }
}
