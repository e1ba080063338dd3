package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people read stands in {@code Messages.properties}, where it can be found, mended and translated: no class of the floors
 * that speak to people has a sentence of its own, and no sentence is kept that nobody says.
 */
class TextsTest {
    private static final Path CLASSES = classes();
    private static final List<String> SPEAKING = List.of(
            "config", "session", "forms", "run", "report", "steps", "freestyle", "administration", "controller");
    private static final Pattern SENTENCE = Pattern.compile("\\p{L}{2,}[,:]? \\p{L}{2,}");

    /** What has words but is not for people who use the plugin. */
    private static final List<Pattern> NO_TEXT = List.of(
            // Names of threads, which developers read in a thread dump.
            Pattern.compile("Delphix (operations|logouts|jobs of .|credentials of .|connection of .)"),
            // Names of products, and parameters with their values.
            Pattern.compile("SQL Server|recover: false|LATEST_SNAPSHOT, LATEST_POINT"),
            // What the JSON parser says.
            Pattern.compile("Duplicate field"),
            // Style classes.
            Pattern.compile("delphix-[a-z -]+"),
            // What a list of a form is remembered by.
            Pattern.compile("(masked|masking|parent) \\w+|repositories of ."),
            // The log of Jenkins and what can only be a mistake in this program are for developers.
            Pattern.compile(
                    "(?s).*(Could not save|There is no console any more|Interrupted while saving|A session was dropped"
                            + "|A turn failed|A task failed|Too late |every JDK has it|could not be saved|is going down|Testing the connection"
                            + "|No names for a form|The open work cannot be shown|still waits is not known|keep that name).*"),
            // The verb of an operation, which is kept with the build in this form and is a word of the log.
            Pattern.compile("reset credentials"));

    /** Parts of keys that are put together at run time, by the class that does it. */
    private static final Map<String, Pattern> PUT_TOGETHER = Map.of(
            "config", Pattern.compile("Failure\\..*"),
            "run", Pattern.compile("(Note|ConsoleProgress\\.state|Plan(\\.detail)?)\\.[A-Za-z_]+.*"),
            "steps", Pattern.compile("(YamlMistake|ResetConsole|ResetFailures)\\.[A-Za-z_]+.*"));

    private static Path classes() {
        try {
            return Path.of(TextsTest.class
                            .getClassLoader()
                            .getResource("io/jenkins/plugins/delphixpipeline/steps/Messages.class")
                            .toURI())
                    .getParent()
                    .getParent();
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Path> classFiles(String part) {
        try (Stream<Path> all = Files.walk(CLASSES.resolve(part))) {
            return all.filter(file -> file.toString().endsWith(".class")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config",
                "session",
                "forms",
                "run",
                "report",
                "steps",
                "freestyle",
                "administration",
                "controller"
            })
    void noClassHasASentenceOfItsOwn(String part) {
        Map<String, List<String>> sentences = new LinkedHashMap<>();
        classFiles(part).filter(file -> !file.endsWith("Messages.class")).forEach(file -> {
            List<String> found = Constants.of(file).strings().stream()
                    .filter(text -> SENTENCE.matcher(text).find())
                    .filter(text -> NO_TEXT.stream()
                            .noneMatch(allowed -> allowed.matcher(text).matches()))
                    .toList();
            if (!found.isEmpty()) {
                sentences.put(CLASSES.relativize(file).toString(), found);
            }
        });
        assertThat(sentences).isEmpty();
    }

    @Test
    void theScanSeesSentences() {
        Path here = Path.of(TextsTest.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .resolve(TextsTest.class.getName().replace('.', '/') + ".class");
        assertThat(Constants.of(here).strings()).contains("A sentence " + "that stands here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"config", "run", "report", "steps", "freestyle", "administration"})
    void everySentenceIsSaid(String part) throws IOException {
        Properties texts = new Properties();
        try (var in = Files.newBufferedReader(
                Path.of("src/main/resources/io/jenkins/plugins/delphixpipeline", part, "Messages.properties"))) {
            texts.load(in);
        }
        Set<String> called = SPEAKING.stream()
                .flatMap(TextsTest::classFiles)
                .filter(file -> !file.endsWith("Messages.class"))
                .flatMap(file -> Constants.of(file).utf8().stream())
                .collect(Collectors.toSet());
        Set<String> unused = texts.stringPropertyNames().stream()
                .filter(key -> !called.contains(key.replace('.', '_')))
                .filter(key -> !PUT_TOGETHER
                        .getOrDefault(part, Pattern.compile("-"))
                        .matcher(key)
                        .matches())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(texts).isNotEmpty();
        assertThat(unused).isEmpty();
    }

    /** The constants of a class file: JVM specification, section 4.4. */
    private record Constants(List<String> utf8, List<String> strings) {
        static Constants of(Path file) {
            try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
                in.skipBytes(8);
                int count = in.readUnsignedShort();
                Map<Integer, String> utf8 = new LinkedHashMap<>();
                List<Integer> strings = new ArrayList<>();
                for (int i = 1; i < count; i++) {
                    int tag = in.readUnsignedByte();
                    switch (tag) {
                        case 1 -> utf8.put(i, in.readUTF());
                        case 8 -> strings.add(in.readUnsignedShort());
                        case 7, 16, 19, 20 -> in.skipBytes(2);
                        case 15 -> in.skipBytes(3);
                        case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipBytes(4);
                        case 5, 6 -> {
                            in.skipBytes(8);
                            i++;
                        }
                        default -> throw new IllegalStateException("tag " + tag + " in " + file);
                    }
                }
                return new Constants(
                        List.copyOf(utf8.values()),
                        strings.stream().map(utf8::get).toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
