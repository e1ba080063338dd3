package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.EnvVars;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.structs.describable.UninstantiatedDescribable;
import org.junit.jupiter.api.Test;

/** What a build that is no pipeline replaces in the fields of its step. */
class ExpansionTest {
    private static final EnvVars BUILD = new EnvVars("HOME", "/var/jenkins_home", "PATH", "/usr/bin", "STAGE", "qa");

    private static UninstantiatedDescribable nested(Map<String, ?> arguments) {
        UninstantiatedDescribable nested = mock(UninstantiatedDescribable.class);
        doReturn(arguments).when(nested).getArguments();
        when(nested.withArguments(any())).thenAnswer(call -> nested(call.getArgument(0)));
        return nested;
    }

    private static Map<String, ?> hook(String name, String text) {
        UninstantiatedDescribable hooks =
                nested(Map.of("configureClone", List.of(nested(Map.of("name", name, "shell", "bash", "text", text)))));
        UninstantiatedDescribable expanded = (UninstantiatedDescribable) Expansion.expanded(hooks, BUILD);
        List<?> list = (List<?>) expanded.getArguments().get("configureClone");
        return ((UninstantiatedDescribable) list.get(0)).getArguments();
    }

    /** A script runs elsewhere, where its own variables have other values. */
    @Test
    void theVariablesOfAScriptAreItsOwn() {
        String script = "export PATH=$PATH:/opt/mask/bin; cd $HOME; echo $$ > mask.pid";

        assertThat(hook("mask", script).get("text")).isEqualTo(script);
    }

    /** As the help of the field says. */
    @Test
    void namesInBracesAreReplacedInAScriptToo() {
        assertThat(hook("mask ${STAGE}", "mask --stage ${STAGE} --user ${UNKNOWN}"))
                .hasToString("{name=mask qa, shell=bash, text=mask --stage qa --user ${UNKNOWN}}");
    }

    @Test
    void otherFieldsAreExpandedAsJenkinsDoes() {
        assertThat(Expansion.expanded("Patients $STAGE", BUILD)).isEqualTo("Patients qa");
        assertThat(Expansion.expanded(List.of("a", "$STAGE"), BUILD)).isEqualTo(List.of("a", "qa"));
    }
}
