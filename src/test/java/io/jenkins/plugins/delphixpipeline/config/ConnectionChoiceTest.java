package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionChoiceTest {

    @Test
    void blankIsLeftOpen() {
        assertThat(new ConnectionChoice(" ", "")).isEqualTo(ConnectionChoice.unspecified());
        assertThat(ConnectionChoice.unspecified().connection()).isNull();
        assertThat(ConnectionChoice.unspecified().credentialsId()).isNull();
    }

    @Test
    void whatIsOpenIsFilledFromAround() {
        ConnectionChoice around = new ConnectionChoice("one", "delphix");
        assertThat(ConnectionChoice.unspecified().within(around)).isEqualTo(around);
        assertThat(new ConnectionChoice(null, "tester").within(around))
                .isEqualTo(new ConnectionChoice("one", "tester"));
        assertThat(new ConnectionChoice("one", null).within(around)).isEqualTo(around);
        assertThat(around.within(null)).isEqualTo(around);
    }

    @Test
    void aCredentialGoesToNoOtherConnectionThanItsOwn() {
        ConnectionChoice two = new ConnectionChoice("two", null);
        assertThat(two.within(new ConnectionChoice("one", "delphix"))).isEqualTo(two);
        assertThat(two.within(new ConnectionChoice(null, "tester"))).isEqualTo(new ConnectionChoice("two", "tester"));
    }
}
