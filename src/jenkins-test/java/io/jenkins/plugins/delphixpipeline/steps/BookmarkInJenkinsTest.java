package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import java.util.List;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.junit.jupiter.api.Test;

/** {@code delphixBookmark} in a real Jenkins. */
class BookmarkInJenkinsTest extends StepInJenkins {
    @Override
    Calls<?> calls() {
        return new Calls<>(() -> new BookmarkStep("release 4"))
                .call("delphixBookmark dataPod: 'prep1', name: 'release 4', template: 'Patients'", step -> {
                    step.setDataPod("prep1");
                    step.setTemplate("Patients");
                })
                .call(
                        "delphixBookmark dataPod: 'prep1', description: 'all', expiration: '2127-01-01T00:00:00Z', "
                                + "ifExists: 'update', name: 'release 4', shared: true, tags: ['a', 'b'], "
                                + "template: 'Patients'",
                        step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setTags(List.of("a", "b"));
                            step.setShared(true);
                            step.setDescription("all");
                            step.setExpiration("2127-01-01T00:00:00Z");
                            step.setIfExists("update");
                        })
                .call("delphixBookmark name: 'release 4', shared: true, tags: ['a'], template: 'Patients'", step -> {
                    step.setTemplate("Patients");
                    step.setTags(List.of("a"));
                    step.setShared(true);
                })
                .call("delphixBookmark name: 'release 4', vdb: 'QA/Patients'", step -> step.setVdb("QA/Patients"));
    }

    @Test
    void runsInAScriptedPipelineAndReturnsWhatTheSandboxCanUse() throws Exception {
        String log = run("""
                def made = delphixBookmark name: 'release 4', dataPod: 'prep1', template: 'Patients', tags: ['a', 'b']
                echo "${made.bookmark} tagged ${made.tags.join('+')}, shared: ${made.shared}"
                """);
        assertThat(log).contains("release 4 tagged a+b, shared: false");
        assertThat(engine.books().bookmark("release 4").shared()).isFalse();
    }

    @Test
    void runsInADeclarativePipeline() throws Exception {
        String log = run(declarative("""
                delphixBookmark name: "build ${BUILD_NUMBER}", template: 'Patients', shared: true, resultVariable: 'MARK'
                echo "made ${MARK_BOOKMARK}"
                """));
        assertThat(log).contains("made build 1");
        assertThat(engine.books().bookmark("build 1").shared()).isTrue();
    }

    @Test
    void listsMayBeWrittenAsOneText() throws Exception {
        BookmarkStep step = new BookmarkStep("release 4");
        step.setTemplate("Patients");
        step.setTags(List.of("a", "b"));
        new SnippetizerTester(jenkins)
                .assertParseStep(step, "delphixBookmark name: 'release 4', tags: 'a, b', template: 'Patients'");
    }
}
