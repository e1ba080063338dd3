package io.jenkins.plugins.delphixpipeline.operation.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Environment;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Rule;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileException.Mistake;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutomationFileReaderTest {
    private static final String HEAD = "template: Patients\nparent: Patients Prod\n";
    private static final String STAGING = HEAD + "environments:\n  - staging:\n      branch: main\n";

    @Test
    void everythingThatHasAnEffectIsRead() throws Exception {
        AutomationFile file = AutomationFileReader.read(Samples.text("full.yaml"));

        assertThat(file.template()).isEqualTo("Patients");
        assertThat(file.parent()).isEqualTo("Patients Prod");
        assertThat(file.environments())
                .containsExactly(
                        new Environment(
                                "staging",
                                "origin/release-1.10",
                                "prep1",
                                List.of(
                                        new Rule("push", AutomationAction.REFRESH_POD),
                                        new Rule("push", AutomationAction.CREATE_BOOKMARK),
                                        new Rule("build-failure", AutomationAction.UNDO_POD))),
                        new Environment(
                                "review",
                                "feature/import",
                                "prep2",
                                List.of(
                                        new Rule("pull-request-opened", AutomationAction.CREATE_VDB),
                                        new Rule("pull-request-closed", AutomationAction.DELETE_VDB),
                                        new Rule("nightly", AutomationAction.DELETE_BOOKMARK))),
                        new Environment(
                                "audit",
                                "origin/release-1.10",
                                "prep3",
                                List.of(
                                        new Rule("push", AutomationAction.CREATE_BOOKMARK),
                                        new Rule("push", AutomationAction.SHARE_BOOKMARK))));
    }

    @Test
    void aPatternOfAnotherKindIsRefusedWithItsPlace() {
        AutomationFileException mistake = catchThrowableOfType(
                AutomationFileException.class,
                () -> AutomationFileReader.read(HEAD + "environments:\n  - staging:\n      branch: release-[0-9]\n"));

        assertThat(mistake.mistake()).isEqualTo(Mistake.BRANCH_PATTERN);
        assertThat(mistake.where()).isEqualTo("environments.staging.branch");
        assertThat(mistake.detail()).isEqualTo("release-[0-9]");
        assertThat(mistake.line()).isEqualTo(5);
        assertThat(mistake.column()).isEqualTo(15);
    }

    @Test
    void valuesAreTakenAsTheyAreWritten() {
        AutomationFile file = AutomationFileReader.read(
                HEAD + "environments: [on: {branch: 1.10, datapod: 007, when: [yes: datapod.refresh]}]");

        assertThat(file.environments())
                .containsExactly(
                        new Environment("on", "1.10", "007", List.of(new Rule("yes", AutomationAction.REFRESH_POD))));
    }

    @Test
    void anchorsServeToRepeatRules() {
        AutomationFile file = AutomationFileReader.read(STAGING
                + "      datapod: prep1\n      when: &rules\n        - push: datapod.refresh\n"
                + "  - uat: {branch: uat, datapod: prep2, when: *rules}\n");

        assertThat(file.environments().get(1).when())
                .isEqualTo(file.environments().get(0).when())
                .containsExactly(new Rule("push", AutomationAction.REFRESH_POD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "parent: p                                                                    | MISSING        | template                  | 1:1",
                "tempalte: t¶parent: p                                                        | MISSPELT       | template                  | 1:11",
                "Template: t¶parent: p                                                        | MISSPELT       | template                  | 1:11",
                "template: t¶parent: p¶enviroments: []                                        | MISSPELT       | environments              | 3:14",
                "template: t¶parent: p¶environments:¶- a:¶    brnach: b¶    datapod: d        | MISSPELT       | environments.a.branch     | 5:13",
                "template: t¶parent: p¶environments:¶- a:¶    branch: b¶    data-pod: d       | MISSPELT       | environments.a.datapod    | 6:15",
                "template:                                                                    | EMPTY          | template                  | 1:10",
                "template: ' '                                                                | EMPTY          | template                  | 1:11",
                "template: [a]                                                                | NO_TEXT        | template                  | 1:11",
                "template: a¶template: b                                                      | TWICE          | template                  | 2:1",
                "- template: a                                                                | NO_SETTINGS    | ``                        | 1:1",
                "template: t¶parent: p                                                        | MISSING        | environments              | 1:1",
                "template: t¶parent: p¶environments: []                                       | EMPTY          | environments              | 3:15",
                "template: t¶parent: p¶environments:¶                                         | EMPTY          | environments              | 3:14",
                "template: t¶parent: p¶environments: {a: b}                                   | NO_LIST        | environments              | 3:15",
                "template: t¶parent: p¶environments:¶- a:¶  branch: b                         | NOT_ONE_NAME   | environments              | 4:3",
                "template: t¶parent: p¶environments:¶- a                                      | NO_SETTINGS    | environments              | 4:3",
                "template: t¶parent: p¶environments:¶- a:¶    datapod: d                      | MISSING        | environments.a.branch     | 5:5",
                "template: t¶parent: p¶environments:¶- a:¶    branch: b                       | MISSING        | environments.a.datapod    | 5:5",
                "template: t¶parent: p¶environments:¶- a: {branch: b, datapod: d}             | MISSING        | environments.a.when       | 4:6",
                "template: t¶parent: p¶environments:¶- a: {branch: b, datapod: d, when: }     | EMPTY          | environments.a.when       | 4:35",
                "template: t¶parent: p¶environments:¶- a: {branch: b, datapod: d, when: {push: datapod.refresh}} | NO_LIST | environments.a.when | 4:36",
                "template: t¶parent: p¶environments:¶- a: {branch: b, datapod: d, when: [push: refresh]} | UNKNOWN_ACTION | environments.a.when.push | 4:43",
                "connectors:¶- db: {host: h, port: 1, database: d, username: u}               | MISSING        | connectors.db.password    | 2:7",
                "config: {notes: n}                                                           | MISSING        | config.data-sources       | 1:9",
                "template: 'a                                                                 | UNREADABLE     | ``                        | 1:13",
                "template: a¶  parent: b                                                      | UNREADABLE     | ``                        | 2:9",
                "template: *a                                                                 | BARE_ASTERISK  | ``                        | 1:11",
            })
    void aMistakeIsToldWithItsPlace(String text, Mistake mistake, String where, String place) {
        AutomationFileException e = catchThrowableOfType(
                AutomationFileException.class,
                () -> AutomationFileReader.read(text.strip().replace('¶', '\n')));

        assertThat(e.mistake()).isEqualTo(mistake);
        assertThat(e.where()).isEqualTo(where);
        assertThat(e.line() + ":" + e.column()).isEqualTo(place);
    }

    @Test
    void aTagThatNamesAClassIsRefused() {
        assertThat(mistake("template: !!java.net.URL 'http://example.invalid'")).isEqualTo(Mistake.UNREADABLE);
    }

    @Test
    void aNestOfAliasesIsRefused() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 80; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }

        assertThat(mistake(bomb.toString())).isEqualTo(Mistake.UNREADABLE);
    }

    @Test
    void aDeepNestIsRefused() {
        assertThat(mistake("template: " + "[".repeat(5000) + "]".repeat(5000))).isEqualTo(Mistake.UNREADABLE);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThat(mistake("# nothing\n")).isEqualTo(Mistake.EMPTY);
    }

    @Test
    void aHugeFileIsRefused() {
        assertThat(mistake("#".repeat(AutomationFileReader.LONGEST) + "\ntemplate: a"))
                .isEqualTo(Mistake.UNREADABLE);
    }

    private static Mistake mistake(String text) {
        return catchThrowableOfType(AutomationFileException.class, () -> AutomationFileReader.read(text))
                .mistake();
    }
}
