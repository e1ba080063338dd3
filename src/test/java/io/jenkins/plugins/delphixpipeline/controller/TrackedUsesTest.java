package io.jenkins.plugins.delphixpipeline.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrackedUsesTest {
    private final TrackedUses uses = new TrackedUses();

    @Test
    void aUseIsNewOncePerRunAndCredential() {
        assertThat(uses.isNew("job#1", "delphix")).isTrue();
        assertThat(uses.isNew("job#1", "delphix")).isFalse();
        assertThat(uses.isNew("job#2", "delphix")).isTrue();
        assertThat(uses.isNew("job#1", "other")).isTrue();
    }

    @Test
    void oldUsesAreForgottenSoThatTheMemoryStaysSmall() {
        uses.isNew("job#0", "delphix");
        for (int number = 1; number <= 1000; number++) {
            uses.isNew("job#" + number, "delphix");
        }
        assertThat(uses.isNew("job#0", "delphix")).isTrue();
    }
}
