package io.jenkins.plugins.delphixpipeline;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code docs/architecture.md} says of the code: its rooms, the path that it walks, and each class that it names. */
class DocumentedPathTest {
    private static final String ROOT = "io.jenkins.plugins.delphixpipeline.";
    private static final Path SOURCES = Path.of("src/main/java", ROOT.split("\\."));
    private static final Path DOCUMENT = Path.of("docs/architecture.md");
    private static final int LONGEST = 35;

    private static final Pattern STOP = Pattern.compile("(?m)^(\\d+)\\. `([a-z.]+\\.[A-Z]\\w*)`");
    private static final Pattern ROOM = Pattern.compile("(?m)^\\| (\\d+) \\| `([a-z]+)` \\|");
    /** A package and a class in it, and nothing else between the backticks. */
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");

    static Stream<String> classesThatAreNamed() throws IOException {
        return CLASS.matcher(Files.readString(DOCUMENT))
                .results()
                .map(name -> name.group(1))
                .distinct();
    }

    private static String section(String heading) throws IOException {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf("\n## " + heading + "\n");
        assertThat(from).as("section %s", heading).isNotNegative();
        int to = text.indexOf("\n## ", from + 1);
        return text.substring(from, to < 0 ? text.length() : to);
    }

    /** The types of the path, in the order in which they are to be opened. */
    private static List<MatchResult> stops() throws IOException {
        return STOP.matcher(section("One path walked")).results().toList();
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(ROOT + name, false, DocumentedPathTest.class.getClassLoader());
    }

    @ParameterizedTest
    @MethodSource("classesThatAreNamed")
    void eachClassThatIsNamedIsThere(String name) throws ClassNotFoundException {
        assertThat(load(name)).isNotNull();
    }

    @Test
    void thePathGoesFromTheStepToTheSocketAndBackInAFewTypes() throws IOException {
        List<MatchResult> stops = stops();
        List<String> names = stops.stream().map(stop -> stop.group(2)).toList();

        assertThat(stops.stream().map(stop -> Integer.valueOf(stop.group(1))))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, stops.size()).boxed().toList());
        assertThat(names)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(LONGEST)
                .startsWith("steps.refresh.SnapshotStep")
                .containsSubsequence("driver.OperationDriver", "http.WebClient", "watch.JobWatcher")
                .endsWith("run.StepCompletion");
        assertThat(names).allSatisfy(name -> assertThat(SOURCES.resolve(name.replace('.', '/') + ".java"))
                .exists());
    }

    /** Whoever reads on finds each type by one that was opened before: it is used there, or uses or extends what is there. */
    @Test
    void eachTypeOfThePathIsReachedFromAnEarlierOne() throws Exception {
        List<Class<?>> classes = new ArrayList<>();
        for (MatchResult stop : stops()) {
            classes.add(load(stop.group(2)));
        }
        Map<String, Set<String>> uses = new ClassFileImporter()
                .importClasses(classes).stream().collect(toMap(JavaClass::getName, DocumentedPathTest::usedBy));
        Set<String> opened = new HashSet<>();
        List<String> outOfReach = new ArrayList<>();
        for (Class<?> type : classes) {
            boolean reached = opened.stream()
                    .anyMatch(earlier -> uses.get(earlier).contains(type.getName())
                            || uses.get(type.getName()).contains(earlier));
            if (!opened.isEmpty() && !reached) {
                outOfReach.add(type.getName());
            }
            opened.add(type.getName());
        }
        assertThat(outOfReach).isEmpty();
    }

    /** Top-level types; what lies inside of one is read with it. */
    private static Set<String> usedBy(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getName().replaceFirst("\\$.*", ""))
                .collect(toSet());
    }

    /** Those that are not built yet stand in the rules already, and in no document. */
    @Test
    void theTableHasTheFloorsAndRoomsThatThereAre() throws IOException {
        Map<String, Integer> there = new TreeMap<>();
        for (int floor = 0; floor < ArchitectureTest.FLOORS.size(); floor++) {
            for (String room : ArchitectureTest.FLOORS.get(floor)) {
                if (Files.isDirectory(SOURCES.resolve(room))) {
                    there.put(room, floor + 1);
                }
            }
        }
        Map<String, Integer> told = ROOM.matcher(section("Floors and rooms"))
                .results()
                .collect(toMap(row -> row.group(2), row -> Integer.valueOf(row.group(1))));

        assertThat(told).as("rooms in " + DOCUMENT).containsExactlyInAnyOrderEntriesOf(there);
        try (Stream<Path> rooms = Files.list(SOURCES)) {
            assertThat(rooms.filter(Files::isDirectory)
                            .map(room -> room.getFileName().toString())
                            .sorted()
                            .collect(joining(", ")))
                    .isEqualTo(String.join(", ", there.keySet()));
        }
    }
}
