package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.steps.accounts.Account;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.environment.WithDelphixVdbStep;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.yaml.YamlStep;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the snippet generator and the Pipeline engine rely on, for every step. */
class StepParametersTest {
    static Stream<Class<? extends Step>> steps() {
        return Steps.classes();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyParameterCanBeReadBackInItsOwnType(Class<? extends Step> step) throws Exception {
        for (Map.Entry<String, Method> setter : Steps.setters(step).entrySet()) {
            assertThat(Steps.getter(step, setter.getKey()).getGenericReturnType())
                    .as(setter.getKey())
                    .isEqualTo(setter.getValue().getGenericParameterTypes()[0]);
        }
        for (String parameter : Steps.parameters(step)) {
            assertThat(Steps.getter(step, parameter)).as(parameter).isNotNull();
        }
    }

    /** A declarative pipeline is refused before it runs when it lacks what is demanded. */
    @ParameterizedTest
    @MethodSource("steps")
    void whatSomethingElseMayStandForIsNotDemanded(Class<? extends Step> step) {
        if (Steps.setters(step).containsKey("vdbGroup")) {
            assertThat(Steps.demanded(step)).doesNotContain("vdb", "dataPod", "template");
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void blankFieldsRestoreTheDefaultAndConstructorsNeverThrow(Class<? extends Step> step) throws Exception {
        Step fresh = Steps.make(step, null);
        for (String blank : new String[] {null, "", "  "}) {
            Step filled = Steps.make(step, blank);
            for (Map.Entry<String, Method> setter : Steps.setters(step).entrySet()) {
                Class<?> type = setter.getValue().getParameterTypes()[0];
                if (type == String.class) {
                    setter.getValue().invoke(filled, blank);
                } else if (type == List.class) {
                    boolean texts = isOfTexts(setter.getValue());
                    setter.getValue().invoke(filled, blank == null ? null : texts ? List.of(blank) : List.of());
                }
                Method getter = Steps.getter(step, setter.getKey());
                assertThat(getter.invoke(filled)).as(setter.getKey()).isEqualTo(getter.invoke(fresh));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("steps")
    void valuesAreKept(Class<? extends Step> step) throws Exception {
        Step filled = Steps.make(step, "needed");
        for (Map.Entry<String, Method> setter : Steps.setters(step).entrySet()) {
            Class<?> type = setter.getValue().getParameterTypes()[0];
            Object list = isOfTexts(setter.getValue()) ? List.of("a", "b") : List.of(new Account("a"));
            Object value = type == boolean.class
                    ? Boolean.TRUE
                    : type == int.class || type == Integer.class
                            ? Integer.valueOf(5432)
                            : type == List.class ? list : type == VdbHookLists.class ? new VdbHookLists() : " a ";
            setter.getValue().invoke(filled, value);
            assertThat(Steps.getter(step, setter.getKey()).invoke(filled))
                    .as(setter.getKey())
                    .isEqualTo(type == String.class ? "a" : value);
        }
    }

    private static boolean isOfTexts(Method setter) {
        return setter.getGenericParameterTypes()[0].getTypeName().endsWith("<java.lang.String>");
    }

    @ParameterizedTest
    @MethodSource("steps")
    void everyStepSaysWhatItIsAndNeedsNoNode(Class<? extends Step> step) {
        DelphixStepDescriptor descriptor = Steps.ALL.get(step).get();

        assertThat(descriptor.getDisplayName()).isNotBlank().doesNotEndWith(".");
        assertThat(descriptor.isAdvanced()).isFalse();
        assertThat(descriptor.clazz).isEqualTo(step);
        boolean names = step == WithDelphixStep.class;
        assertThat(descriptor.takesImplicitBlockArgument()).isEqualTo(names || step == WithDelphixVdbStep.class);
        Set<Class<?>> needed = new HashSet<>(names ? Set.of() : Set.of(Run.class, TaskListener.class, FlowNode.class));
        if (!Steps.asksABackEnd(step)) {
            needed.retainAll(Set.of(Run.class));
        }
        if (step == YamlStep.class) {
            needed.add(FilePath.class);
        }
        assertThat(descriptor.getRequiredContext()).isEqualTo(needed);
    }

    @Test
    void functionNamesAreThePublishedOnes() {
        assertThat(Steps.ALL.values().stream().map(maker -> maker.get().getFunctionName()))
                .containsExactlyInAnyOrder(
                        "delphixSnapshot",
                        "delphixRefreshMasked",
                        "delphixRefresh",
                        "delphixProvision",
                        "delphixBookmark",
                        "delphixDataPod",
                        "delphixVdb",
                        "delphixDelete",
                        "delphixList",
                        "delphixResetCredentials",
                        "delphixYaml",
                        "delphixMask",
                        "delphixSummary",
                        "withDelphix",
                        "withDelphixVdb");
    }

    @Test
    void whereOneParameterIsAlwaysNeededItIsTheConstructors() {
        assertThat(Steps.constructor(SnapshotStep.class).getParameters()[0].getName())
                .isEqualTo("dataset");
        assertThat(Steps.constructor(RefreshMaskedStep.class).getParameters()[0].getName())
                .isEqualTo("vdb");
        assertThat(Steps.constructor(RefreshStep.class).getParameters()[0].getName())
                .isEqualTo("vdb");
        assertThat(Steps.constructor(BookmarkStep.class).getParameters()[0].getName())
                .isEqualTo("name");
        assertThat(Steps.constructor(ProvisionStep.class).getParameterCount()).isZero();
        assertThat(Steps.constructor(WithDelphixStep.class).getParameterCount()).isZero();
    }

    @Test
    void graphViewsShowWhatAStepIsAbout() {
        DelphixStepDescriptor snapshot = new SnapshotStep.DescriptorImpl();
        DelphixStepDescriptor provision = new ProvisionStep.DescriptorImpl();

        assertThat(snapshot.argumentsToString(Map.of("dataset", "Patients Prod", "connection", "production-engine")))
                .isEqualTo("Patients Prod on production-engine");
        assertThat(snapshot.argumentsToString(Map.of("dataset", "Patients Prod", "credentialsId", "secret-id")))
                .isEqualTo("Patients Prod");
        assertThat(provision.argumentsToString(Map.of("template", "Patients", "dataPod", "prep1")))
                .isEqualTo("prep1");
        assertThat(new WithDelphixStep.DescriptorImpl().argumentsToString(Map.of("connection", "production-engine")))
                .isEqualTo("production-engine");
        assertThat(provision.argumentsToString(Map.of())).isNull();
    }

    @Test
    void onlyListsAreMadeOfATextWithCommas() {
        DelphixStepDescriptor bookmark = new BookmarkStep.DescriptorImpl();

        assertThat(bookmark.customInstantiate(Map.of("name", "a, b", "tags", new StringBuilder("c,d"))))
                .isEqualTo(Map.of("name", "a, b", "tags", List.of("c", "d")));
    }

    /** One list parameter, and the parameter's value in one of the ways in which it can be written. */
    private record Written(Class<? extends Step> step, String parameter, Object value, List<String> meant) {}

    static Stream<Written> lists() throws Exception {
        List<Written> all = new ArrayList<>();
        for (Class<? extends Step> step : Steps.ALL.keySet()) {
            for (Map.Entry<String, Method> setter : Steps.setters(step).entrySet()) {
                if (setter.getValue().getParameterTypes()[0] == List.class && isOfTexts(setter.getValue())) {
                    String name = setter.getKey();
                    List<String> one = List.of("release, candidate");
                    List<String> two = List.of("release, candidate", "v4.2");
                    all.add(new Written(step, name, one, one));
                    all.add(new Written(step, name, two, two));
                    all.add(new Written(step, name, "release, candidate", List.of("release", "candidate")));
                    all.add(new Written(step, name, "release", List.of("release")));
                    all.add(new Written(step, name, "release, candidate\r\nv4.2", two));
                    all.add(new Written(step, name, "release, candidate\n", one));
                    all.add(new Written(step, name, " a ,, a, b,", List.of("a", "b")));
                    all.add(new Written(step, name, ",", null));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aRealListIsNeverSplitAndATextIs(Written written) throws Exception {
        DelphixStepDescriptor descriptor = Steps.ALL.get(written.step()).get();
        Map<String, Object> named = Map.of(written.parameter(), written.value());

        assertThat(given(written, descriptor.customInstantiate(named))).isEqualTo(written.meant());
        assertThat(given(
                        written,
                        descriptor.customInstantiate(Map.of(written.parameter(), shown(descriptor, written.meant())))))
                .as("shown in a form and saved again")
                .isEqualTo(written.meant());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void aFormIsReadInTheSameWay(Written written) throws Exception {
        JSONObject block = new JSONObject();
        block.put("value", "target");
        block.put(written.parameter(), written.value());
        JSONObject form = new JSONObject();
        form.put("target", block);

        assertThat(given(written, DelphixStepDescriptor.parameters(form))).isEqualTo(written.meant());
    }

    @Test
    void thereAreListsToTry() throws Exception {
        assertThat(lists().map(Written::parameter)).contains("tags", "vdbs", "owners");
    }

    private static String shown(DelphixStepDescriptor descriptor, List<String> list) {
        return list == null ? "" : descriptor.joined(list);
    }

    /** What the step keeps of the value that its setter is called with. */
    private static Object given(Written written, Map<String, Object> arguments) throws Exception {
        Step step = Steps.make(written.step(), "needed");
        Steps.setters(written.step()).get(written.parameter()).invoke(step, arguments.get(written.parameter()));
        return Steps.getter(written.step(), written.parameter()).invoke(step);
    }
}
