package io.jenkins.plugins.delphixpipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mockStatic;

import hudson.console.HyperlinkNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockedStatic;

class ConsoleLinksTest {
    private static final String ENGINE = "https://engine.example.com";

    private static String linked(String line, String address) {
        try (MockedStatic<HyperlinkNote> notes = mockStatic(HyperlinkNote.class)) {
            notes.when(() -> HyperlinkNote.encodeTo(anyString(), any()))
                    .thenAnswer(call -> "<" + call.getArgument(0) + "|" + call.getArgument(1) + ">");
            return ConsoleLinks.in(line, address);
        }
    }

    @Test
    void referencesOfJobsAndObjectsLeadToTheEngine() {
        assertThat(linked("refresh submitted as job JOB-12 on ORACLE_DB_CONTAINER-9.", ENGINE))
                .isEqualTo("refresh submitted as job <https://engine.example.com|JOB-12> on"
                        + " <https://engine.example.com|ORACLE_DB_CONTAINER-9>.");
    }

    @Test
    void whatOnlyLooksLikeAReferenceIsLeftAlone() {
        String line = "UTF-8, SHA-256, xJOB-1, JOB-, $1 \\ 2026-11-22";
        assertThat(linked(line, ENGINE)).isEqualTo(line);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "javascript:alert(1)", "/relative", "ftp://engine.example.com"})
    void onlyAWebAddressIsLinkedTo(String address) {
        assertThat(linked("JOB-12", address)).isEqualTo("JOB-12");
    }

    @Test
    void anAddressThatTheEngineSaysIsNeverLinkedTo() {
        assertThat(linked("see https://evil.example.com/JOB-1", ENGINE))
                .isEqualTo("see https://evil.example.com/<https://engine.example.com|JOB-1>");
    }

    @Test
    void aLongListHasFewLinks() {
        String list = "JOB-1, JOB-2, JOB-3, JOB-4, JOB-5, JOB-6, JOB-7";
        assertThat(linked(list, ENGINE)).contains("|JOB-5>").endsWith(", JOB-6, JOB-7");
    }
}
