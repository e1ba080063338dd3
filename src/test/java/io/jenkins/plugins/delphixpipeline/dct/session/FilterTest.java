package io.jenkins.plugins.delphixpipeline.dct.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilterTest {
    private static final List<String> IDS =
            IntStream.range(0, 1000).mapToObj("%032x"::formatted).toList();

    @Test
    void takesTheOtherKindOfQuotes() {
        assertThat(Filter.eq("name", "it's")).isEqualTo("name EQ \"it's\"");
        assertThat(Filter.eq("name", "6\" disk")).isEqualTo("name EQ '6\" disk'");
        assertThat(Filter.canSay("6\" o'clock")).isFalse();
        assertThatThrownBy(() -> Filter.eq("name", "6\" o'clock")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void cutsByTheLengthOfAnExpressionAsWellAsByNumber() {
        int beside = "id IN []".length();
        List<List<String>> old = Filter.parts(IDS, beside, ApiVersion.of("3.10.0"));
        assertThat(old.get(0)).hasSize(56);
        assertThat(old).allSatisfy(part -> assertThat(Filter.in("id", part)).hasSizeLessThanOrEqualTo(2000));
        assertThat(old.stream().flatMap(List::stream).toList()).isEqualTo(IDS);
        assertThat(Filter.parts(IDS, beside, ApiVersion.of("3.28.0"))).hasSize(10);
        assertThat(Filter.parts(IDS, beside, ApiVersion.UNKNOWN)).hasSameSizeAs(old);
        assertThat(Filter.parts(List.of(), beside, ApiVersion.UNKNOWN)).isEmpty();
    }
}
