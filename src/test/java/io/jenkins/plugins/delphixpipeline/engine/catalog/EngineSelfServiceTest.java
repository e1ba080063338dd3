package io.jenkins.plugins.delphixpipeline.engine.catalog;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineSelfServiceTest {
    @Test
    void podsBelongToTheirTemplate() {
        try (Connected at = Connected.start()) {
            DataTemplate template = at.template();
            DataPod pod = at.pod("prep3");

            assertThat(Required.selfService(at.engine).pods(template))
                    .extracting(DataPod::name)
                    .containsExactlyInAnyOrder("prep1", "prep2", "prep3", "prep4", "prep5", "prep6", "prep7");
            assertThat(pod.state()).isEqualTo(DataPod.State.ONLINE);
            assertThat(pod.activeBranch()).isNotBlank();
            assertThat(Required.selfService(at.engine).podByReference(pod.reference()))
                    .isEqualTo(pod);
            assertThat(Required.selfService(at.engine).templateByReference(template.reference()))
                    .isEqualTo(template);
            assertThat(problemOf(() -> Required.selfService(at.engine).template("Patient"))
                            .problem())
                    .isEqualTo(Problem.TEMPLATE_UNKNOWN);
        }
    }

    @Test
    void podStateFollowsTheEngine() {
        try (Connected at = Connected.start()) {
            at.simulated.world().setPodState("prep1", "OFFLINE");
            at.simulated.world().setPodState("prep2", "INCONSISTENT");

            assertThat(at.pod("prep1").state()).isEqualTo(DataPod.State.OFFLINE);
            assertThat(at.pod("prep2").state()).isEqualTo(DataPod.State.INCONSISTENT);
        }
    }

    @Test
    void datasetsBehindAPodAreItsVdbs() {
        try (Connected at = Connected.start()) {
            Dataset vdb = at.dataset("Prep/Patients prep1");

            assertThat(Required.selfService(at.engine)
                            .datasetsOf(at.pod("prep1").reference()))
                    .containsExactly(vdb.reference());
        }
    }

    @ParameterizedTest
    @CsvSource({"1.9.1, /jetstream/template", "1.9.2, /selfservice/template"})
    void pathFollowsTheVersion(String version, String path) {
        try (Connected at = Connected.start(builder -> builder.apiVersion(version))) {
            assertThat(at.template().name()).isEqualTo("Patients");
            assertThat(at.requests("GET", path)).isEqualTo(1);
        }
    }

    @Test
    void bookmarksOfATemplateAreNotThoseOfItsPods() {
        try (Connected at = Connected.start()) {
            DataTemplate template = at.template();
            DataPod pod = at.pod("prep1");
            Instant expiration = Instant.parse("2030-01-02T03:04:05.000Z");
            Submission ofPod = new Submission.CreateBookmark(
                    pod.reference(),
                    true,
                    pod.activeBranch(),
                    null,
                    "pod mark",
                    new Labels(List.of("a", "b"), true, expiration, "text"));
            Submission ofTemplate = new Submission.CreateBookmark(
                    template.reference(),
                    false,
                    template.activeBranch(),
                    null,
                    "template mark",
                    new Labels(List.of(), true, null, null));
            at.finish(at.engine.submissions().submit(ofPod, "one"));
            at.finish(at.engine.submissions().submit(ofTemplate, "two"));

            assertThat(Required.selfService(at.engine).bookmarks(template))
                    .extracting(Bookmark::name)
                    .containsExactly("template mark");
            assertThat(Required.selfService(at.engine).bookmarks(pod))
                    .singleElement()
                    .satisfies(found -> {
                        assertThat(found.name()).isEqualTo("pod mark");
                        assertThat(found.owner()).isEqualTo(pod.reference());
                        assertThat(found.ownerName()).isEqualTo("prep1");
                        assertThat(found.tags()).containsExactly("a", "b");
                        assertThat(found.shared()).isTrue();
                        assertThat(found.expiration()).isEqualTo(expiration);
                        assertThat(found.description()).isEqualTo("text");
                        assertThat(Required.selfService(at.engine).bookmarkByReference(found.reference()))
                                .isEqualTo(found);
                    });
        }
    }
}
