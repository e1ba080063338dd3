package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field that somebody fills in says what it is, with an example, and what holds when it is left alone. */
class HelpTest {
    private static final Path ROOT = Path.of("src/main/resources/io/jenkins/plugins/delphixpipeline");
    private static final Pattern FIELD = Pattern.compile("<f:entry\\b[^>]*\\bfield=\"(\\w+)\"");
    private static final Pattern DEFAULT =
            Pattern.compile("(?i)\\bdefault\\b|\\brequired\\b|\\bneeded\\b|\\bleft empty\\b");
    /** Where Stapler looks for the help of a class: in its own folder and in those of what it extends. */
    private static final Map<String, List<String>> INHERITED = Map.of(
            "config/DelphixConnection", List.of(),
            "steps/DelphixStepDescriptor", List.of("steps/AbstractDelphixStep"),
            "steps/PointStepDescriptor", List.of("steps/PointStep"));

    private static final List<String> OF_EVERY_STEP =
            List.of("steps/AbstractDelphixStep", "steps/OperationStep", "steps/PointStep");
    private static final String OF_NEW_VDBS = "steps/NewVdbStep";
    private static final Set<String> MAKE_VDBS =
            Set.of("steps/provision/ProvisionStep", "steps/environment/WithDelphixVdbStep");

    private static Stream<Path> files(String ending) {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> helpOfFields() {
        return files(".html").filter(file -> file.getFileName().toString().startsWith("help-"));
    }

    static Stream<Path> helpOfSteps() {
        return files("/help.html").filter(file -> file.toString().contains("Step/"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<Path> pages() {
        return files(".jelly");
    }

    /** Stapler takes what is between parentheses for arguments: a page with such a label does not even open. */
    @ParameterizedTest
    @MethodSource("pages")
    void noLabelHasParentheses(Path page) {
        assertThat(text(page)).doesNotContainPattern("\\$\\{%[^}(]*[^}(\\w][^}(]*\\(");
    }

    @Test
    void everyFieldHasHelp() {
        Set<String> missing = new TreeSet<>();
        List<String> found = new ArrayList<>();
        files(".jelly").forEach(form -> FIELD.matcher(text(form))
                .results()
                .map(match -> match.group(1))
                .forEach(field -> {
                    found.add(field);
                    if (places(form).stream()
                            .noneMatch(place -> Files.exists(ROOT.resolve(place + "/help-" + field + ".html")))) {
                        missing.add(ROOT.relativize(form) + ": " + field);
                    }
                }));
        assertThat(found).hasSizeGreaterThan(60).contains("dataset", "connections", "useProxy", "accounts");
        assertThat(missing).isEmpty();
    }

    /** The class that the form belongs to, and those that it inherits from. */
    private static List<String> places(Path form) {
        String folder = ROOT.relativize(form.getParent()).toString().replace("/DescriptorImpl", "");
        List<String> places = new ArrayList<>(List.of(folder));
        if (MAKE_VDBS.contains(folder)) {
            places.add(OF_NEW_VDBS);
        }
        places.addAll(INHERITED.getOrDefault(folder, folder.startsWith("steps/") ? OF_EVERY_STEP : List.of()));
        return places;
    }

    @ParameterizedTest
    @MethodSource("helpOfFields")
    void helpHasAnExampleAndTellsTheDefaultOrThatThereIsNone(Path help) {
        assertThat(text(help)).contains("<code>").containsPattern(DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("helpOfSteps")
    void helpOfAStepHasAnExampleAndLeadsToTheEnginesDocumentationByTitle(Path help) {
        assertThat(text(help)).contains("<pre><code>", "Delphix documentation: <a href=\"https://");
    }

    @Test
    void everyHelpIsOneBlockWhoseTagsAreClosedAndWhoseLinksLeaveTheForm() {
        assertThat(files(".html")).hasSizeGreaterThan(100).allSatisfy(help -> {
            String text = text(help).strip();
            assertThat(text).startsWith("<div>").endsWith("</div>");
            for (String tag : List.of("div", "p", "ul", "li", "code", "pre", "a", "b", "em", "i")) {
                assertThat(count(text, "<" + tag + "[ >]")).as(tag).isEqualTo(count(text, "</" + tag + ">"));
            }
            Matcher link = Pattern.compile("<a [^>]*>").matcher(text);
            assertThat(link.results().map(MatchResult::group))
                    .allMatch(each -> each.contains("href=\"https://")
                            && each.contains("target=\"_blank\" rel=\"noopener noreferrer\""));
        });
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
