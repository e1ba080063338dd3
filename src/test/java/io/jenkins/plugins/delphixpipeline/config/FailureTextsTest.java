package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.Feature;
import io.jenkins.plugins.delphixpipeline.platform.model.Namesake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTextsTest {

    @ParameterizedTest
    @EnumSource
    void everyProblemHasASentenceWithNothingLeftOpen(Problem problem) {
        Failure bare = Failure.of(problem, "Prep/Patients");
        Failure full = bare.withDetails("the details.")
                .withSuggestion("the suggestion")
                .withJob("JOB-7")
                .withCandidates(List.of("one", "two"));
        List<Failure> all = new ArrayList<>(List.of(bare, full, Failure.of(problem, null)));
        Arrays.stream(BackEndKind.values()).map(full::at).forEach(all::add);
        for (Failure failure : all) {
            assertThat(FailureTexts.sentence(failure))
                    .doesNotContain("{", "}", "null", "''", "  ", "..")
                    .doesNotContain("Failure.")
                    .matches(text -> text.endsWith("."), "ends like a sentence");
        }
        assertThat(FailureTexts.sentence(full))
                .contains("Prep/Patients", "the details", "the suggestion", "JOB-7", "\"one\", \"two\"");
    }

    @ParameterizedTest
    @EnumSource
    void whatABackEndLacksIsSaidWithWhatItHasInstead(Feature feature) {
        Feature instead = feature.instead(EnumSet.complementOf(EnumSet.of(feature)));

        String sentence = FailureTexts.sentence(
                Failure.of(Problem.KIND_UNSUPPORTED, "Product").lacking(feature, instead));

        ResourceBundle texts = ResourceBundle.getBundle(Messages.class.getName());
        assertThat(sentence)
                .contains("Product")
                .contains(texts.getString("Failure.lacking." + feature))
                .contains(texts.getString("Failure.instead." + instead));
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemSaysWhatToDoNext(Problem problem) {
        assertThat(ResourceBundle.getBundle(Messages.class.getName()).containsKey("Failure." + problem + ".remedy"))
                .isTrue();
        assertThat(FailureTexts.report("refresh", "Patients", "production", Failure.of(problem, "Patients"))
                        .lines())
                .hasSize(3)
                .last()
                .asString()
                .startsWith("What to do: ");
    }

    @ParameterizedTest
    @EnumSource
    void whateverBearsANameIsSaidWithHowToNameIt(Namesake.Kind kind) {
        Failure unknown = Failure.of(Problem.DATASET_UNKNOWN, "prep1");
        List<String> owners = kind == Namesake.Kind.DATA_POD ? List.of("Patients") : Arrays.asList("Patients", null);
        for (String owner : owners) {
            boolean alone = Set.of(
                            Namesake.Kind.DSOURCE,
                            Namesake.Kind.VDB,
                            Namesake.Kind.VDB_REPLICA,
                            Namesake.Kind.REPLICA,
                            Namesake.Kind.TEMPLATE,
                            Namesake.Kind.VDB_GROUP,
                            Namesake.Kind.PLANNED_AWAY,
                            Namesake.Kind.GROUP)
                    .contains(kind);
            String sentence = FailureTexts.sentence(unknown.withNamesake(new Namesake(kind, alone ? null : owner)));
            assertThat(sentence)
                    .contains("named \"prep1\"", "\"prep1\" is ")
                    .contains(kind == Namesake.Kind.PLANNED_AWAY ? "an earlier step of this plan" : ": name ")
                    .doesNotContain("{", "null", "''", "Failure.", "_");
            if (!alone && owner != null) {
                assertThat(sentence).contains("\"Patients\"");
            }
        }
    }

    @Test
    void theProblemBehindAProblemIsToldInWords() {
        Failure reason = Failure.of(Problem.HOST_UNREACHABLE, "https://engine.example.com")
                .withDetails("no answer in time");
        assertThat(FailureTexts.sentence(
                        Failure.of(Problem.UNPROVEN, "Patients").withReason(reason)))
                .contains("Reason: https://engine.example.com cannot be reached. Reason: no answer in time.")
                .doesNotContain("HOST_UNREACHABLE");
    }

    @ParameterizedTest
    @CsvSource({
        "admin@DOMAIN, \"admin\"",
        "admin@domain, \"admin\"",
        "jane@clinic.org@DOMAIN, \"jane@clinic.org\"",
        "sysadmin@SYSTEM, \"sysadmin\" of the system realm",
        "sysadmin@system, without @SYSTEM"
    })
    void theRealmBehindAUserIsLeftOut(String user, String told) {
        Failure refused =
                Failure.of(Problem.LOGIN_REFUSED, "https://engine.example.com").at(BackEndKind.ENGINE);
        assertThat(FailureTexts.sentence(refused.withCandidates(List.of(user)))).contains(told);
        assertThat(FailureTexts.sentence(refused.withCandidates(List.of("jane@clinic.org"))))
                .doesNotContain("Write the user");
        assertThat(FailureTexts.sentence(refused.at(BackEndKind.DCT).withCandidates(List.of(user))))
                .as("only an engine has realms")
                .doesNotContain("Write the user");
    }

    @Test
    void noSentenceIsMeantForAProblemThatDoesNotExist() {
        List<String> problems =
                List.of(Problem.values()).stream().map(Problem::name).toList();
        ResourceBundle texts = ResourceBundle.getBundle(Messages.class.getName());
        assertThat(texts.keySet().stream()
                        .filter(key -> key.matches("Failure\\.[A-Z_]+(\\..*)?"))
                        .map(key -> key.split("\\.")[1]))
                .isNotEmpty()
                .allMatch(problems::contains);
    }

    @Test
    void aNameFromABackEndCannotBeginALineOfItsOwn() {
        String forged = "x\u001b[0m\nFinished: SUCCESS\u202e";
        Failure failure = Failure.of(Problem.DATASET_UNKNOWN, forged)
                .withCandidates(List.of(forged))
                .withDetails(forged)
                .withSuggestion(forged)
                .withJob(forged);
        String report = FailureTexts.report("refresh", forged, forged, failure);
        assertThat(report).doesNotContain("\u001b", "\u202e");
        assertThat(report.lines()).hasSize(3).noneMatch(line -> line.startsWith("Finished"));
    }

    @Test
    void itSaysWhatWasAskedAndWhere() {
        Failure failure = Failure.of(Problem.DATASET_UNKNOWN, "Patiens").withCandidates(List.of("Prep/Patients"));
        assertThat(FailureTexts.report("refresh", "Patiens", "production", failure)
                        .lines())
                .satisfiesExactly(
                        asked -> assertThat(asked)
                                .isEqualTo("Failed: refresh of \"Patiens\" on connection \"production\"."),
                        what -> assertThat(what)
                                .contains("named \"Patiens\"", "The nearest names are \"Prep/Patients\"."),
                        now -> assertThat(now).startsWith("What to do: Names are case-sensitive"));
        assertThat(FailureTexts.report("refresh", "Patiens", null, failure))
                .startsWith("Failed: refresh of \"Patiens\".\nThere is no");
    }

    @Test
    void aFailedJobIsToldInTheWordsOfTheEngine() {
        Failure failure = Failure.of(Problem.JOB_FAILED, "Masked/Patients")
                .withDetails("Masking job \"Mask Patients\" failed:\n  rule set is gone.")
                .withSuggestion("Check the masking engine.")
                .withJob("JOB-12");
        assertThat(FailureTexts.sentence(failure))
                .isEqualTo("The job on \"Masked/Patients\" failed."
                        + " Delphix says: Masking job \"Mask Patients\" failed: rule set is gone."
                        + " The job is JOB-12. Delphix suggests: Check the masking engine."
                        + " Then run the build again.");
    }

    @Test
    void aMissingMaskingStepListsTheHooksThatAreThere() {
        Failure failure = Failure.of(Problem.NO_MASKING_STEP, "Masked/Patients");
        assertThat(FailureTexts.sentence(failure)).contains("Nothing was touched", "There is no hook at all.");
        assertThat(FailureTexts.sentence(failure.withCandidates(List.of("script: cleanup"))))
                .contains("The hooks that are there: \"script: cleanup\".")
                .doesNotContain("no hook at all");
    }

    @Test
    void unmaskedDataNamesTheWaysOutAndAPodItsRemedy() {
        assertThat(FailureTexts.sentence(Failure.of(Problem.UNMASKED_DATA, "Dev/Patients")))
                .contains("delphixRefreshMasked", "allowUnmasked: true", "administrator");
        assertThat(FailureTexts.sentence(Failure.of(Problem.POD_OFFLINE, "prep1")))
                .contains("action: 'start'");
        assertThat(FailureTexts.sentence(Failure.of(Problem.POD_INCONSISTENT, "prep1")))
                .contains("action: 'recover'");
    }

    @Test
    void whatStandsInBracesInTheEnginesWordsIsShownAsItIs() {
        Failure failure = Failure.of(Problem.REFUSED_BY_PLATFORM, "a{0}b").withDetails("can't do {1}");
        assertThat(FailureTexts.sentence(failure)).contains("\"a{0}b\"", "can't do {1}.");
    }
}
