package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/migration.md names, in a comment at its end, the tests that show it: that they are there is tested here. */
class MigrationGuideTest {
    private static final Path GUIDE = Path.of("docs/migration.md");
    private static final List<Path> TESTS = List.of(Path.of("src/test/java"), Path.of("src/jenkins-test/java"));
    private static final Pattern COMMENT = Pattern.compile("<!-- (.+?) --> \\|$");
    /** Packages, the class and those inside of it, the method. */
    private static final Pattern REFERENCE =
            Pattern.compile("((?:[a-z]+\\.)*)([A-Z]\\w+)((?:\\.[A-Z]\\w+)*)\\.([a-z]\\w+)");

    /** Rows of tables, without their headings. */
    static List<String> rows() throws IOException {
        List<String> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(GUIDE)) {
            if (line.startsWith("| ---")) {
                inside = true;
            } else if (!line.startsWith("|")) {
                inside = false;
            } else if (inside) {
                rows.add(line);
            }
        }
        return rows;
    }

    @Test
    void theGuideHasItsTables() throws IOException {
        assertThat(rows()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void eachRowNamesTestsThatAreThere(String row) throws IOException {
        List<String> references = references(row);
        assertThat(references).as("tests in a comment at the end of the row").isNotEmpty();
        for (String reference : references) {
            Matcher parts = REFERENCE.matcher(reference);
            assertThat(parts.matches())
                    .as("%s reads package.Class.method", reference)
                    .isTrue();
            String source = source(parts.group(1), parts.group(2));
            int from = 0;
            for (String inner : inner(parts)) {
                from = source.indexOf("class " + inner + " {", from);
                assertThat(from).as("class %s of %s", inner, reference).isNotNegative();
            }
            assertThat(source.substring(from)).as(reference).contains("void " + parts.group(4) + "(");
        }
    }

    @ParameterizedTest
    @CsvSource({"steps., MigrationTest", "rehearsal., DctMigrationTest"})
    void eachTestOfTheMigrationBelongsToARow(String packages, String type) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        for (String row : rows()) {
            references(row).forEach(reference -> named.add(reference.substring(reference.lastIndexOf('.') + 1)));
        }
        Matcher tests = Pattern.compile("@(?:Test|ParameterizedTest)[^{]*?\\bvoid (\\w+)\\(")
                .matcher(source(packages, type));
        List<String> found = tests.results().map(test -> test.group(1)).toList();
        assertThat(found).hasSizeGreaterThan(15);
        assertThat(named).containsAll(found);
    }

    private static List<String> references(String row) {
        Matcher comment = COMMENT.matcher(row);
        return comment.find() ? List.of(comment.group(1).split(", ")) : List.of();
    }

    private static List<String> inner(Matcher parts) {
        return Stream.of(parts.group(3).split("\\."))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static String source(String packages, String type) throws IOException {
        String path = "io/jenkins/plugins/delphixpipeline/" + packages.replace('.', '/') + type + ".java";
        for (Path root : TESTS) {
            if (Files.exists(root.resolve(path))) {
                return Files.readString(root.resolve(path));
            }
        }
        throw new AssertionError("there is no test " + path);
    }
}
