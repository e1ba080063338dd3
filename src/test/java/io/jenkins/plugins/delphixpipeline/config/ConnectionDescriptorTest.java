package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.ExtensionList;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.util.List;
import jenkins.model.Jenkins;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

class ConnectionDescriptorTest {
    private final EngineConnection.DescriptorImpl descriptor = new EngineConnection.DescriptorImpl();

    @Test
    void aNameIsNeeded() {
        assertThat(descriptor.doCheckName("production").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckName(" ").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void anAddressWithoutTlsIsWarnedOf() {
        assertThat(descriptor.doCheckUrl("https://engine.example.com").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckUrl("http://engine.example.com").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(descriptor.doCheckUrl("engine").kind).isEqualTo(FormValidation.Kind.ERROR);
    }

    @Test
    void uncheckedCertificatesAndUnmaskedDataAreWarnedOf() {
        assertThat(descriptor.doCheckTrust("system").kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckTrust("none").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(descriptor.doCheckAllowUnmasked(false).kind).isEqualTo(FormValidation.Kind.OK);
        assertThat(descriptor.doCheckAllowUnmasked(true).kind).isEqualTo(FormValidation.Kind.WARNING);
    }

    @Test
    void aCertificateIsShownWithItsOwnerWhereItIsUsed() {
        String pem =
                new HeldCertificate.Builder().commonName("Clinic CA").build().certificatePem();
        assertThat(descriptor.doCheckCaCertificate(pem, "certificate")).satisfies(answer -> {
            assertThat(answer.kind).isEqualTo(FormValidation.Kind.OK);
            assertThat(answer.getMessage()).contains("Clinic CA");
        });
        assertThat(descriptor.doCheckCaCertificate(pem, "system").kind).isEqualTo(FormValidation.Kind.WARNING);
        assertThat(descriptor.doCheckCaCertificate("", "certificate").kind).isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckCaCertificate("nonsense", "certificate").kind)
                .isEqualTo(FormValidation.Kind.ERROR);
        assertThat(descriptor.doCheckCaCertificate("", "system").kind).isEqualTo(FormValidation.Kind.OK);
        for (String trust : List.of("certificate", "system")) {
            assertThat(descriptor.doCheckCaCertificate(pem + "-----BEGIN RSA PRIVATE KEY-----", trust))
                    .satisfies(answer -> {
                        assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
                        assertThat(answer.getMessage()).contains("private key");
                    });
        }
    }

    @Test
    void everyChoiceOfTrustIsOffered() {
        assertThat(descriptor.doFillTrustItems())
                .extracting(option -> option.value)
                .containsExactly("system", "certificate", "none");
    }

    @Test
    void nobodyButAnAdministratorMayTryAConnection() {
        Jenkins jenkins = mock(Jenkins.class);
        doThrow(new AccessDeniedException("no")).when(jenkins).checkPermission(any());
        try (MockedStatic<Jenkins> statics = mockStatic(Jenkins.class)) {
            statics.when(Jenkins::get).thenReturn(jenkins);
            assertThatThrownBy(() -> tryOut("delphix")).isInstanceOf(AccessDeniedException.class);
        }
    }

    @Test
    @SuppressWarnings("rawtypes")
    void tryingTellsWhatIsWrongInAWholeSentence() {
        Jenkins jenkins = mock(Jenkins.class);
        FakeController controller = new FakeController().credential("", "delphix", "delphix_admin", "s3cret");
        ConnectionRegistry connections = new ConnectionRegistry(List::of, () -> "", controller);
        try (MockedStatic<Jenkins> statics = mockStatic(Jenkins.class);
                MockedStatic<ExtensionList> extensions = mockStatic(ExtensionList.class)) {
            statics.when(Jenkins::get).thenReturn(jenkins);
            extensions
                    .when(() -> ExtensionList.lookupSingleton(ConnectionTester.class))
                    .thenReturn(connections);
            assertThat(tryOut("").getMessage()).contains("has no credential");
            assertThat(tryOut("gone").getMessage()).contains("gone");
            assertThat(tryOut("delphix")).satisfies(answer -> {
                assertThat(answer.kind).isEqualTo(FormValidation.Kind.ERROR);
                assertThat(answer.getMessage()).contains("cannot be reached").doesNotContain("s3cret");
            });
        }
    }

    @Test
    void foldersThatDoNotExistAreWarnedOf() {
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.hasPermission(any())).thenReturn(true);
        try (MockedStatic<Jenkins> statics = mockStatic(Jenkins.class)) {
            statics.when(Jenkins::get).thenReturn(jenkins);
            assertThat(descriptor.doCheckFolders("clinic\n").getMessage()).contains("clinic");
            assertThat(descriptor.doCheckFolders("").kind).isEqualTo(FormValidation.Kind.OK);
        }
    }

    private FormValidation tryOut(String credentialsId) {
        // Port 1 of the own machine answers nobody.
        return descriptor.doTestConnection(
                "one", "https://127.0.0.1:1", credentialsId, new ConnectionDescriptor.TrustFields("system", ""), false);
    }
}
