package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.driver.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelphixConnectionTest {
    private final EngineConnection connection = new EngineConnection(" production ", " https://engine.example.com/ ");

    @Test
    void nameAndAddressAreTidied() {
        assertThat(connection.getName()).isEqualTo("production");
        assertThat(connection.getUrl()).isEqualTo("https://engine.example.com");
    }

    @Test
    void withoutFurtherWordsItIsCautiousAndPatient() {
        assertThat(connection.limits()).isEqualTo(Limits.defaults());
        assertThat(connection.getTrust()).isEqualTo("system");
        assertThat(connection.isUseProxy()).isTrue();
        assertThat(connection.isAllowUnmasked()).isFalse();
        assertThat(connection.isAllowedFor("any/job")).isTrue();
    }

    @Test
    void workOfALostAnswerIsLookedForLongerThanAnAnswerMayTake() {
        connection.setReadTimeoutSeconds(300);
        assertThat(connection.limits().settle()).isGreaterThan(Duration.ofSeconds(300));
    }

    @Test
    void foldersHoldForEverythingBelowThemAndNothingBeside() {
        connection.setFolders("clinic/patients\n\n  nightly \n");
        assertThat(connection.isAllowedFor("clinic/patients/refresh")).isTrue();
        assertThat(connection.isAllowedFor("clinic/patients")).isTrue();
        assertThat(connection.isAllowedFor("nightly")).isTrue();
        assertThat(connection.isAllowedFor("clinic/patients2/refresh")).isFalse();
        assertThat(connection.isAllowedFor("clinic")).isFalse();
    }

    @Test
    void itSurvivesBeingStored() throws Exception {
        connection.setCredentialsId("delphix");
        connection.setBusyMinutes(5);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(connection);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).usingRecursiveComparison().isEqualTo(connection);
        }
    }
}
