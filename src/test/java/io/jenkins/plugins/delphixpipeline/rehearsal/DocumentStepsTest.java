package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of settings or an answer in JSON says decides what runs, as the steps of Pipeline Utility Steps give it. */
class DocumentStepsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "def j = readJSON file: 'a.json'; record \"${j.pods[1]} ${j.count + 1} ${j.none} ${j.deep.on}\" | prep2 4 null true",
                "def j = readJSON text: '[{\"a\": 1.5}]'; record \"${j[0].a * 2} ${j.size()}\" | 3.0 1",
                "for (p in readJSON(file: 'a.json').pods) { record p } | prep1 prep2",
                "def y = readYaml file: 'a.yaml'; record \"${y.env.name} ${y.tags.join('+')}\" | qa a+b",
                "def y = readYaml file: 'a.yaml', text: 'extra: 1'; record \"${y.extra} ${y.env.name}\" | 1 qa",
                "def y = readYaml text: \"a: 1\\n---\\nb: 2\"; record \"${y.size()} ${y[1].b}\" | 2 2",
                "def p = readProperties file: 'a.properties', text: 'b=3', defaults: [c: '4']; record \"${p.a}${p['b']}${p.c}\" | 134",
                "def p = readProperties file: 'gone.properties', defaults: [a: 'x']; record p.a | x",
                "def n = 2; writeJSON file: 'o.json', json: [a: \"v${n}\", l: [1]]; record readFile('o.json') | {\"a\":\"v2\".\"l\":[1]}",
                "writeYaml file: 'd/o.yaml', data: [a: [b: 1]]; record \"${readYaml(file: 'd/o.yaml').a.b}\" | 1",
                "writeYaml file: 'a.yaml', data: [z: 1], overwrite: true; record readFile('a.yaml').trim() | z: 1",
                "record writeJSON(json: [1], returnText: true) | [1]"
            })
    void documentsAreReadAndWritten(String code, String names) throws Exception {
        RehearsedFile file = run("node { " + code + " }");

        assertThat(file.result()).as(file.failure() + "" + file.output()).isEqualTo("SUCCESS");
        assertThat(String.join(" ", file.names()).replace(",", ".")).isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "node { readJSON file: 'gone.json' } | There is no file gone.json in the workspace",
                "node { readJSON text: '{' } | readJSON (line 1) cannot read this",
                "node { readJSON file: 'a.json', text: '1' } | takes file or text, not both",
                "node { readYaml() } | readYaml (line 1) takes file or text",
                "node { readYaml text: 'a: b: c' } | readYaml (line 1) cannot read this",
                "node { writeYaml file: 'a.yaml', data: [1] } | a.yaml is there already; overwrite: true replaces it",
                "node { readJSON file: '../a.json' } | is outside of the workspace",
                "readYaml file: 'a.yaml' | readYaml (line 1) needs a node"
            })
    void whatCannotBeReadFailsWithAReason(String code, String reason) throws Exception {
        RehearsedFile file = run(code);

        assertThat(file.result()).isEqualTo("FAILURE");
        assertThat(file.failure() + "").contains(reason);
    }

    @Test
    void aTextNeedsNoNode() throws Exception {
        assertThat(run("record \"${readJSON(text: '{\"a\": 7}').a}\"").names()).containsExactly("7");
    }

    @Test
    void anAnswerIsReadAsWell() {
        RehearsedFile file = RehearsedFile.Setting.USUAL
                .answer(1, "{\"pods\": [\"p1\"]}")
                .run("node { def j = readJSON(file: 'made.json'); record j.pods[0] }");
        assertThat(file.names()).as(file.failure() + "").containsExactly("p1");

        assertThatThrownBy(() -> RehearsedFile.Setting.USUAL
                        .answer(1, "{pods")
                        .run("node { def j = readJSON(file: 'made.json'); record j.pods[0] }"))
                .hasMessageContaining("the answer to readJSON (line 1) is JSON, not '{pods'");
    }

    private RehearsedFile run(String code) throws Exception {
        Files.writeString(
                folder.resolve("a.json"),
                "{\"pods\": [\"prep1\", \"prep2\"], \"count\": 3, \"none\": null, \"deep\": {\"on\": true}}");
        Files.writeString(folder.resolve("a.yaml"), "env: {name: qa}\ntags: [a, b]\n");
        Files.writeString(folder.resolve("a.properties"), "a=1\nb=2\n");
        return RehearsedFile.Setting.USUAL.in(folder).run(code);
    }
}
