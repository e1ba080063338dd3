package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The datasets of one group, and VDB groups. */
class ListStepTest {
    private static ListStep datasetsOf(String group) {
        ListStep step = new ListStep("datasets");
        step.setGroup(group);
        return step;
    }

    @Test
    void aBlankGroupIsNone() throws Exception {
        assertThat(datasetsOf("  ").operation())
                .usingRecursiveComparison()
                .isEqualTo(new ListData(ListData.Kind.DATASETS, null, null));
        assertThat(datasetsOf(" Prep ").operation())
                .usingRecursiveComparison()
                .isEqualTo(new ListData(ListData.Kind.DATASETS, null, null).inGroup("Prep"));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DATASETS")
    void nothingElseIsInAGroup(ListData.Kind kind) {
        String name = Parameters.word(kind);
        ListStep step = new ListStep(name);
        step.setFilter("Patients Prod");
        step.setGroup("Prep");
        assertThat(catchThrowable(step::operation))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("group can only be used with datasets, not with \"" + name + "\"");
    }

    /** On either back end; each connection is named after its own. */
    @Nested
    class OnABackEnd {
        private final SimulatedEngine engine = SimulatedEngine.builder().start();
        private SimulatedDct dct;
        private final StepStage stage = new StepStage();

        @BeforeEach
        void configure() throws Exception {
            engine.world().addGroup("Empty");
            engine.world().addReplica(DataKind.APPDATA, "far", "Twin", "Patients Replica", true);
            dct = SimulatedDct.builder()
                    .engine("engine1", engine)
                    .vdbGroup("preps", "Prep/Patients prep2", "Prep/Patients prep3")
                    .start();
            stage.connection("engine", engine.url());
            stage.dctConnection("dct", dct.url());
        }

        @AfterEach
        void close() throws Exception {
            stage.close();
            dct.close();
            engine.close();
        }

        private List<Object> names(String connection, ListStep step) throws Exception {
            step.setConnection(connection);
            return ((List<?>) stage.run(step))
                    .stream()
                            .<Object>map(item -> ((Map<?, ?>) item).get("name"))
                            .toList();
        }

        private String failure(String connection, ListStep step) throws Exception {
            step.setConnection(connection);
            return stage.failure(step);
        }

        @ParameterizedTest
        @ValueSource(strings = {"engine", "dct"})
        void onlyItsDatasetsAreListed(String connection) throws Exception {
            assertThat(names(connection, datasetsOf("Prep")))
                    .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 7)
                            .<Object>mapToObj(number -> "Patients prep" + number)
                            .toList());
            ListStep some = datasetsOf("Prep");
            some.setFilter("*prep3");
            assertThat(names(connection, some)).containsExactly("Patients prep3");
            ListStep ofAnother = datasetsOf("Prep");
            ofAnother.setFilter("Masked/*");
            assertThat(names(connection, ofAnother)).isEmpty();
        }

        @Test
        void vdbGroupsAreListedWithTheirVdbs() throws Exception {
            String group = dct.books().groups().get(0).id();
            ListStep step = new ListStep("vdbGroups");
            step.setConnection("dct");
            step.setFilter("pre*");
            assertThat((List<?>) stage.run(step))
                    .isEqualTo(List.of(Map.of(
                            "name",
                            "preps",
                            "reference",
                            group,
                            "vdbs",
                            List.of("engine1/Prep/Patients prep2", "engine1/Prep/Patients prep3"),
                            "selfService",
                            false)));
            step.setFilter("rep*");
            assertThat((List<?>) stage.run(step)).isEmpty();
            assertThat(failure("engine", new ListStep("vdbGroups"))).contains("VDB groups", "data pods");
        }

        /** What a dataset was made from may be in another one. */
        @ParameterizedTest
        @ValueSource(strings = {"engine", "dct"})
        void theirParentsAreNamedAllTheSame(String connection) throws Exception {
            ListStep step = datasetsOf("Masked");
            step.setConnection(connection);
            assertThat((List<?>) stage.run(step)).singleElement().satisfies(item -> assertThat(
                            ((Map<?, ?>) item).get("parent"))
                    .asString()
                    .endsWith("Production/Patients Prod"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"engine", "dct"})
        void oneWithoutDatasetsIsKnown(String connection) throws Exception {
            assertThat(names(connection, datasetsOf("Empty"))).isEmpty();
            ListStep fresh = datasetsOf("Empty");
            fresh.setMaxAge("1d");
            assertThat(failure(connection, fresh)).contains("The age of the data of \"Empty\" is not known", "group");
        }

        @ParameterizedTest
        @ValueSource(strings = {"engine", "dct"})
        void anUnknownOneIsSaidWithThoseThatThereAre(String connection) throws Exception {
            for (String unknown : List.of("Pre", "prep", "Twin")) {
                assertThat(failure(connection, datasetsOf(unknown)))
                        .contains(
                                "list of \"datasets\" on connection \"" + connection + "\"",
                                "There is no group named \"" + unknown + "\".",
                                "\"Empty\"",
                                "\"Prep\"",
                                "case-sensitive")
                        .contains("What to do: ");
            }
        }

        /** Replicated ones among them, which go by their namespace too. */
        @ParameterizedTest
        @ValueSource(strings = {"engine", "dct"})
        void eachOfThoseThatAreToldCanBeTaken(String connection) throws Exception {
            String told = failure(connection, datasetsOf("Nowhere"));
            List<String> groups = java.util.regex.Pattern.compile("\"([^\"]+)\"")
                    .matcher(told.substring(told.indexOf("are \"")))
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(groups).contains("Prep").anyMatch(name -> name.endsWith("/Twin"));
            for (String group : groups) {
                assertThat(names(connection, datasetsOf(group)))
                        .as(group)
                        .hasSizeGreaterThanOrEqualTo(group.equals("Empty") ? 0 : 1);
            }
        }

        @Test
        void aVdbGroupIsNotTakenForOne() throws Exception {
            assertThat(failure("dct", datasetsOf("preps")))
                    .contains("There is no group named \"preps\".", "\"preps\" is a VDB group")
                    .contains("vdbGroup, where a step has it");
        }
    }
}
