package io.jenkins.plugins.delphixpipeline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.AbortException;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.vdb.SetHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import io.jenkins.plugins.delphixpipeline.steps.OperationStep;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHook;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kohsuke.stapler.DataBoundSetter;

/** Hooks as a pipeline writes them. */
class HookStepsTest {
    /** The parameters of {@code delphixVdb} with these hooks. */
    private static OperationStep step(String action, Map<String, ?> hooks) {
        Map<String, Object> named = new TreeMap<>(Map.of("vdb", "QA", "action", action));
        if (hooks != null) {
            named.put("hooks", hooks);
        }
        return (OperationStep) StepLibrary.ofPlugin().build("delphixVdb", Arguments.of(named), OptionalInt.empty());
    }

    @Test
    void hooksAreTemplatesOrScriptsAndAListThatIsLeftOutStays() throws Exception {
        OperationStep step = step(
                "setHooks",
                Map.of(
                        "configureClone",
                        List.of(Map.of("template", "Clean up"), Map.of("name", "Grant", "shell", "ps", "text", "x")),
                        "postRefresh",
                        new ArrayList<>()));
        HookSettings wanted = new HookSettings()
                .template(Moment.CONFIGURE_CLONE, "Clean up", null)
                .script(Moment.CONFIGURE_CLONE, new Script("Grant", Shell.PS, "x"))
                .list(Moment.POST_REFRESH);
        assertThat(step.operation()).usingRecursiveComparison().isEqualTo(new SetHooks("QA", wanted, false));
    }

    /** What is wrong, and what the sentence says of it. */
    private record Mistake(Object hook, String says) {}

    static Stream<Mistake> mistakes() {
        return Stream.of(
                new Mistake(Map.of(), "either a template, or a name and the text"),
                new Mistake(Map.of("text", "x"), "either a template, or a name and the text"),
                new Mistake(Map.of("name", "x", "text", "  "), "either a template, or a name and the text"),
                new Mistake(Map.of("template", "Clean up", "text", "x"), "both come from the template"),
                new Mistake(Map.of("template", "Clean up", "shell", "bash"), "both come from the template"),
                new Mistake(Map.of("name", "x", "text", "x", "shell", "zsh"), "bash, shell, expect, ps, psd"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aHookThatIsNeitherOrBothIsRefused(Mistake mistake) {
        assertThatThrownBy(step("setHooks", Map.of("preRefresh", List.of(mistake.hook())))::operation)
                .isInstanceOf(AbortException.class)
                .hasMessageContaining(mistake.says());
    }

    @Test
    void hooksBelongToTheirActionAndTheActionNeedsThem() {
        assertThatThrownBy(step("stop", Map.of())::operation)
                .hasMessageContaining("only be used with action \"setHooks\"");
        assertThatThrownBy(step("setHooks", null)::operation).hasMessageContaining("hooks is needed");
        assertThatThrownBy(step("setHooks", Map.of())::operation).hasMessageContaining("at least one of");
        VdbStep group = new VdbStep(null, "setHooks");
        group.setVdbGroup("preps");
        assertThatThrownBy(group::operation).hasMessageContaining("cannot \"setHooks\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataPod", "vdbGroup"})
    void onlyANewVdbHasHooks(String target) {
        ProvisionStep step = new ProvisionStep();
        step.setHooks(new VdbHookLists());
        step.setTemplate("Patients");
        if (target.equals("dataPod")) {
            step.setDataPod("prep1");
        } else {
            step.setVdbGroup("preps");
            step.setBookmark("before");
        }
        assertThatThrownBy(step::operation).hasMessageContaining("hooks");
    }

    @ParameterizedTest
    @ValueSource(classes = {VdbHook.class, VdbHookLists.class})
    void everyFieldHasHelp(Class<?> type) throws Exception {
        for (var method : type.getMethods()) {
            if (method.isAnnotationPresent(DataBoundSetter.class)) {
                String field =
                        java.beans.Introspector.decapitalize(method.getName().substring(3));
                String path = type.getSimpleName() + "/help-" + field + ".html";
                try (InputStream help = type.getResourceAsStream(path)) {
                    assertThat(help).as(path).isNotNull();
                }
            }
        }
    }
}
