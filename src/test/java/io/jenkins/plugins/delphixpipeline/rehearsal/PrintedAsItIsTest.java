package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rehearsal prints of data and of secrets is what is so. */
class PrintedAsItIsTest extends RehearsedProgram {
    private String lineage() {
        return text().substring(text().indexOf("\nLineage"));
    }

    @Test
    void aVdbWhoseBookmarkIsDeletedIsNotRemoved() throws Exception {
        rehearseBuiltIn("""
                node {
                    delphixBookmark name: 'before', vdb: 'Prep/Patients prep1'
                    delphixVdb vdb: 'Prep/Patients prep1', action: 'rewind', bookmark: 'before'
                    delphixDelete bookmark: 'before', vdb: 'Prep/Patients prep1'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(lineage()).contains("Prep/Patients prep1").doesNotContain("removed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"e", "Stage", "SUCCESS", "Finished"})
    void aPasswordLeavesTheRehearsalsOwnWords(String password) throws Exception {
        rehearseBuiltIn("""
                pipeline {
                    agent any
                    parameters { password(name: 'PW', defaultValue: '%s', description: '') }
                    stages { stage('s') { steps { echo "hello there ${params.PW}!" } } }
                }
                """.formatted(password));

        assertThat(text()).contains("Stage \"s\"", "Finished: SUCCESS", "hello there");
        if (password.length() > 2) {
            assertThat(text()).contains("hello there ****!");
        }
    }
}
