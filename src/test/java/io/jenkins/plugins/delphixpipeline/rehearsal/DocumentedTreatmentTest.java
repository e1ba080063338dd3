package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.Grammar;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.StepWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Treatment;
import io.jenkins.plugins.delphixpipeline.rehearsal.steps.JenkinsSteps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What docs/rehearsal.md says of each directive and step is what the rehearsal does with it. */
class DocumentedTreatmentTest {
    private static final Pattern WORD = Pattern.compile("`(\\w+)`");

    @Test
    void eachDirectiveIsTreatedAsDocumented() throws IOException {
        Map<String, Map<String, Treatment>> documented = new TreeMap<>();
        for (List<String> row : rows("| section | carried out |", 4)) {
            Map<String, Treatment> words = new TreeMap<>();
            for (Treatment treatment : Treatment.values()) {
                words(row.get(treatment.ordinal() + 1)).forEach(word -> words.put(word, treatment));
            }
            documented.put(words(row.get(0)).iterator().next(), words);
        }

        assertThat(documented.remove("options").keySet()).isEqualTo(Grammar.OPTIONS);
        assertThat(documented).isEqualTo(Grammar.sections());
    }

    @Test
    void eachStepIsTreatedAsDocumented() throws IOException {
        Map<String, Set<String>> documented = rows("| steps of Jenkins |", 2).stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> words(row.get(1))));
        Map<String, Treatment> table =
                new StepWords(Map.of(), JenkinsSteps.all(false).keySet(), Set.of()).table();

        for (Treatment treatment : Treatment.values()) {
            Set<String> words = new TreeSet<>();
            table.forEach((word, each) -> {
                if (each == treatment) {
                    words.add(word);
                }
            });
            assertThat(documented.get(treatment.words())).as(treatment.words()).isEqualTo(words);
        }
    }

    private static List<List<String>> rows(String heading, int columns) throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/rehearsal.md"));
        int from = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(heading))
                .findFirst()
                .orElseThrow());
        return lines.subList(from + 2, lines.size()).stream()
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(1).split("\\|", columns + 1)).subList(0, columns).stream()
                        .map(String::strip)
                        .toList())
                .toList();
    }

    private static Set<String> words(String cell) {
        return WORD.matcher(cell).results().map(match -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
