package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sentences in the colour of errors are small text: whoever sees less must be able to read them, by day and by night. */
class ErrorTextContrastTest {
    private static final Pattern RULE =
            Pattern.compile("(?m)^([^{}@]*(?:failure|--failed [^{}]*box__line))\\s*\\{([^}]*)}");
    private static final Pattern COLOUR = Pattern.compile("(?:color|fill): ([^;]+);");
    private static final Pattern MIX = Pattern.compile(
            "--delphix-error-text: color-mix\\(in srgb, var\\(--error-color\\) (\\d+)%, var\\(--text-color\\)\\);");
    /** What core's red, oklch(60% 0.2671 30deg), is within sRGB. */
    private static final int ERROR = 0xf80000;

    @ParameterizedTest
    @CsvSource({"light, 000000, fefefe", "dark, ffffff, 222222", "dark with grey letters, c0c0c0, 222222"})
    void theContrastIsEnough(String page, String text, String background) throws IOException {
        String css = css();
        assertThat(RULE.matcher(css).results().map(rule -> colour(rule.group(2))))
                .hasSize(2)
                .allSatisfy(colour -> assertThat(contrast(
                                shown(colour, css, Integer.parseInt(text, 16)), Integer.parseInt(background, 16)))
                        .as(page + ": " + colour)
                        .isGreaterThanOrEqualTo(4.5));
    }

    private static String css() throws IOException {
        try (InputStream css = LineagePage.class.getResourceAsStream("lineage.css")) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String colour(String declarations) {
        Matcher colour = COLOUR.matcher(declarations);
        assertThat(colour.find()).as(declarations).isTrue();
        return colour.group(1);
    }

    private static int shown(String colour, String css, int text) {
        if (colour.equals("var(--error-color)")) {
            return ERROR;
        }
        assertThat(colour).isEqualTo("var(--delphix-error-text)");
        Matcher mix = MIX.matcher(css);
        assertThat(mix.find()).isTrue();
        int share = Integer.parseInt(mix.group(1));
        return Stream.of(16, 8, 0)
                .map(shift -> ((ERROR >> shift & 255) * share + (text >> shift & 255) * (100 - share)) / 100 << shift)
                .reduce(0, Integer::sum);
    }

    private static double contrast(int one, int other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 255) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255);
    }

    private static double linear(int of255) {
        double part = of255 / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
