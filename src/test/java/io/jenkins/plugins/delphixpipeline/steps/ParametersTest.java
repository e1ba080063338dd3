package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    @Test
    void aJsonObjectKeepsItsTypesAndOrder() throws AbortException {
        Map<String, Object> object =
                Parameters.json("syncParameters", "{\"b\": 1, \"a\": [true, null], \"c\": {\"d\": \"text\"}}");

        assertThat(object.keySet()).containsExactly("b", "a", "c");
        assertThat(object).containsEntry("b", 1).containsEntry("c", Map.of("d", "text"));
        assertThat((List<?>) object.get("a")).hasSize(2).first().isEqualTo(true);
    }

    @Test
    void aBlankTextIsAnEmptyObject() throws AbortException {
        assertThat(Parameters.json("syncParameters", " \n")).isEmpty();
        assertThat(Parameters.json("syncParameters", null)).isEmpty();
    }

    /** What stands where the reading stopped may be a secret, and a cause would quote it. */
    @ParameterizedTest
    @ValueSource(strings = {"{\n  \"a\": s3cret\n}", "{\n  \"a\": \"b\", s3cret: 1}"})
    void whatIsNoJsonIsRefusedWithThePlaceButWithoutItsContent(String text) {
        assertThatThrownBy(() -> Parameters.json("syncParameters", text))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("syncParameters")
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("s3cret")
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1, 2]", "\"text\"", "null", "{\"a\": 1} rest", "{\"a\": 1, \"a\": 2}"})
    void onlyOneObjectIsTaken(String text) {
        assertThatThrownBy(() -> Parameters.json("parameters", text))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("parameters");
    }
}
