package io.jenkins.plugins.delphixpipeline.operation.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BranchPatternTest {
    @ParameterizedTest
    @CsvSource({
        "main, main, true",
        "main, mains, false",
        "release-1.10, release-1x10, false",
        "feature/*, feature/login, true",
        "feature/*, feature/, true",
        "feature/*, feature/a/b, false",
        "feature/*, xfeature/a, false",
        "feature/**, feature/a/b, true",
        "release-1.*, release-1.10, true",
        "*/login, feature/login, true",
        "*, main, true",
        "*, feature/login, false",
        "**, feature/login, true",
        "a(b)+*, a(b)+c, true"
    })
    void aStarStandsForAnythingButASlash(String pattern, String branch, boolean fits) {
        assertThat(new BranchPattern(pattern).isKnown()).isTrue();
        assertThat(new BranchPattern(pattern).fits(branch)).isEqualTo(fits);
    }

    @ParameterizedTest
    @ValueSource(strings = {"feature/.*", ".*", "feature/?", "release-[0-9]", "^main", "a\\d", "***"})
    void patternsOfAnotherKindAreNone(String pattern) {
        assertThat(new BranchPattern(pattern).isKnown()).isFalse();
    }
}
