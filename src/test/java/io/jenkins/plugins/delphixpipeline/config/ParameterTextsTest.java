package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTextsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T06:00:00Z",
                "2026-03-01T06:00:00.000Z",
                " 2026-03-01T07:00:00+01:00 ",
                "2026-03-01T07:00+01:00",
                "2026-03-01T07:00:00+01:00[Europe/Berlin]"
            })
    void aTimestampWithAZoneIsAPointInTime(String text) {
        assertThat(ParameterTexts.timestamp("timestamp", text)).isEqualTo(Instant.parse("2026-03-01T06:00:00Z"));
    }

    @Test
    void aTimestampWithoutAZoneIsRefusedWithTheWayOut() {
        assertThatThrownBy(() -> ParameterTexts.timestamp("timestamp", "2026-03-01T06:00:00"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("timestamp needs a zone")
                .hasMessageContaining("2026-03-01T06:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-03-01", "2026-13-01T06:00:00Z", ""})
    void anythingElseIsNoTimestamp(String text) {
        assertThatThrownBy(() -> ParameterTexts.timestamp("timestamp", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ISO-8601");
    }

    @Test
    void aJsonObjectKeepsItsTypesAndOrder() {
        Map<String, Object> object =
                ParameterTexts.object("syncParameters", "{\"b\": 1, \"a\": [true, null], \"c\": {\"d\": \"text\"}}");
        assertThat(object.keySet()).containsExactly("b", "a", "c");
        assertThat(object).containsEntry("b", 1).containsEntry("c", Map.of("d", "text"));
        assertThat((List<?>) object.get("a")).hasSize(2).first().isEqualTo(true);
    }

    @Test
    void aBlankTextIsAnEmptyObject() {
        assertThat(ParameterTexts.object("syncParameters", " \n")).isEmpty();
        assertThat(ParameterTexts.object("syncParameters", null)).isEmpty();
    }

    @Test
    void whatIsNoJsonIsRefusedWithThePlaceButWithoutItsContent() {
        assertThatThrownBy(() -> ParameterTexts.object("syncParameters", "{\n  \"a\": s3cret\n}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("syncParameters")
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "\"text\"", "{\"a\": 1} rest", "{\"a\": 1, \"a\": 2}"})
    void onlyOneObjectIsTaken(String text) {
        assertThatThrownBy(() -> ParameterTexts.object("parameters", text))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("parameters");
    }
}
