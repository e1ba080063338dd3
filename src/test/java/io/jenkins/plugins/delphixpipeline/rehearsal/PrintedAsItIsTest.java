package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** What stands above this leaf of the lineage. */
    private List<String> road(String leaf) {
        Deque<String> road = new ArrayDeque<>();
        for (String line :
                lineage().lines().filter(each -> each.contains("-> ")).toList()) {
            while (road.size() > line.indexOf("->") / 2 - 1) {
                road.removeLast();
            }
            if (line.contains(leaf)) {
                return List.copyOf(road);
            }
            road.addLast(line.strip());
        }
        return List.of();
    }

    @Test
    void aBookmarkOfDctStandsUnderTheSnapshotOfItsOwnData() throws Exception {
        rehearseBuiltIn("""
                node {
                    delphixBookmark name: 'old', vdb: 'Prep/Patients prep1'
                    delphixBookmark name: 'old group', vdbGroup: 'prep2'
                    delphixSnapshot 'Patients Prod'
                    delphixRefreshMasked vdb: 'Patients Masked Master', maskingHook: 'Mask Patients'
                    delphixRefresh vdb: 'Prep/Patients prep1'
                    delphixRefresh vdbGroup: 'prep2'
                    delphixBookmark name: 'new', vdb: 'Prep/Patients prep1'
                    delphixBookmark name: 'new group', vdbGroup: 'prep2'
                }
                """, "--back-end", "dct");

        assertThat(code).as(text()).isZero();
        for (String marked : List.of("", " group")) {
            assertThat(road("bookmark 'new" + marked + "'")).as(text()).contains(newSnapshot());
            assertThat(road("bookmark 'old" + marked + "'"))
                    .as(text())
                    .hasSizeGreaterThan(2)
                    .doesNotContain(newSnapshot());
        }
    }

    private String newSnapshot() {
        Matcher told = Pattern.compile("snapshot done .*snapshot (@[^,\\s]+)").matcher(text());
        assertThat(told.find()).as(text()).isTrue();
        return "-> snapshot " + told.group(1);
    }

    @Test
    void whatWasMarkedBeforeASnapshotDoesNotStandUnderIt() throws Exception {
        rehearseBuiltIn("""
                node {
                    delphixBookmark name: 'old', dataPod: 'prep1', template: 'Patients'
                    delphixBookmark name: 'old vdb', vdb: 'Prep/Patients prep2'
                    delphixSnapshot 'Patients Prod'
                    delphixRefreshMasked vdb: 'Patients Masked Master'
                    delphixProvision dataPod: 'prep1', template: 'Patients'
                    delphixBookmark name: 'new', dataPod: 'prep1', template: 'Patients'
                    delphixDataPod action: 'restore', template: 'Patients', dataPod: 'prep1', bookmark: 'old'
                    delphixBookmark name: 'restored', dataPod: 'prep1', template: 'Patients'
                    delphixRefresh vdb: 'Prep/Patients prep2'
                    delphixVdb vdb: 'Prep/Patients prep2', action: 'undo'
                    delphixBookmark name: 'undone', vdb: 'Prep/Patients prep2'
                }
                """);

        assertThat(code).as(text()).isZero();
        assertThat(road("bookmark 'new'")).as(text()).contains(newSnapshot());
        for (String old : List.of("old", "old vdb", "restored", "undone")) {
            assertThat(road("bookmark '" + old + "'"))
                    .as(text())
                    .hasSizeGreaterThan(2)
                    .doesNotContain(newSnapshot());
        }
    }
}
