package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks with VDBs of their own, in a file that is only planned: what is there before and after each is what a build would find. */
@Timeout(120)
class PlannedEnvironmentsTest extends RehearsedProgram {
    /** What a block has, and how other steps name it. */
    enum Kind {
        VDB("Prep/qa", "vdb: 'Prep/qa', from: 'Patients Masked Master'", "vdb: 'Prep/qa'"),
        GROUP("qa", "vdbGroup: 'qa', from: 'patients', bookmark: 'nightly'", "vdbGroup: 'qa'");

        private final String name;
        private final String made;
        private final String named;

        Kind(String name, String made, String named) {
            this.name = name;
            this.made = made;
            this.named = named;
        }

        String block(String lifetime) {
            return "withDelphixVdb(" + made + ", lifetime: '" + lifetime + "') { echo 'skipped' }\n";
        }

        String refresh() {
            return "delphixRefresh " + named + '\n';
        }

        String provision() {
            return "delphixProvision " + made + '\n';
        }
    }

    private void plan(String... steps) throws Exception {
        rehearseBuiltIn("node {\n" + String.join("", steps) + "}\n", "--plan", "--back-end", "dct", "--branch", "PR-7");
    }

    @ParameterizedTest
    @EnumSource
    void whatEndsWithItsBlockIsGoneForLaterSteps(Kind kind) throws Exception {
        plan(kind.block("build"), kind.refresh());

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text())
                .contains(
                        kind.name + ": Plan: the block is skipped; " + kind.name + " would be removed at its end",
                        "Plan: would provision ",
                        "\"" + kind.name + "\"")
                .doesNotContain("Plan: would refresh");
    }

    @ParameterizedTest
    @EnumSource
    void theNameIsFreeForTheNextBlock(Kind kind) throws Exception {
        plan(kind.block("build"), kind.block("build"));

        assertThat(code).as(text()).isZero();
        assertThat(text().split("Plan: would provision ", -1)).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void whatOutlivesItsBlockIsThereForLaterSteps(Kind kind) throws Exception {
        plan(kind.block("branch"), kind.refresh());

        assertThat(code).as(text()).isZero();
        assertThat(text()).contains(kind.name + " would stay for the next build of this branch", "Plan: would refresh");
    }

    @ParameterizedTest
    @EnumSource
    void theNextBlockRefreshesWhatTheOneBeforeHasLeft(Kind kind) throws Exception {
        plan(kind.block("8h"), kind.block("build"), kind.block("build"));

        assertThat(code).as(text()).isZero();
        assertThat(text())
                .contains(kind.name + " would stay for 8h")
                .containsSubsequence("Plan: would provision", "Plan: would refresh", "Plan: would provision");
    }

    /** As in a build, what another step has made is nobody's environment. */
    @ParameterizedTest
    @EnumSource(names = "VDB")
    void whatAnotherStepMadeIsNotTaken(Kind kind) throws Exception {
        plan(kind.provision(), kind.block("build"));

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("\"" + kind.name + "\"");
    }

    /** As above, where the bookmark is only planned, too. */
    @Test
    void theBookmarkOfAnEarlierStepServesBoth() throws Exception {
        String block = Kind.GROUP.block("branch").replace("nightly", "tuesday");
        plan("delphixBookmark name: 'tuesday', vdbGroup: 'patients'\n", block, block);

        assertThat(code).as(text()).isZero();
        assertThat(text()).containsSubsequence("would create bookmark tuesday", "would provision", "would refresh");
    }

    /** As a build would be, before anything is made; also where the data is only planned. */
    @ParameterizedTest
    @ValueSource(strings = {"", "delphixSnapshot 'Patients Prod'\n"})
    void aMaskingJobThatThereIsNotIsRefused(String before) throws Exception {
        String block = Kind.VDB.block("build").replace("Patients Masked Master'", "Patients Prod', maskingJob: 'Typo'");
        rehearseBuiltIn("node {\n" + before + block + "}\n", "--plan");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("Typo").doesNotContain("Plan: would provision");
    }

    @Test
    void aLifetimeThatNobodyCouldEndIsRefusedAsInABuild() throws Exception {
        rehearseBuiltIn("node { " + Kind.VDB.block("branch") + " }", "--plan", "--branch", "");

        assertThat(code).as(text()).isEqualTo(Main.FAILED);
        assertThat(text()).contains("stands for no branch").doesNotContain("Plan: ");
    }
}
