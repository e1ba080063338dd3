package io.jenkins.plugins.delphixpipeline.steps.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.AbortException;
import hudson.EnvVars;
import hudson.model.Action;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.report.ResultVariables;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class SummaryStepTest {
    private static final String TEXT =
            "Masked/Master has the data of Prod as of @1, masked by Mask, which did not fail";

    private final Run<?, ?> run = mock(Run.class);
    private final StepContext context = mock(StepContext.class);
    private final Map<Class<?>, Action> actions = new HashMap<>();

    @BeforeEach
    void aBuildWithARefresh() throws Exception {
        LineageAction lineage = new LineageAction();
        lineage.put(LineageEntry.running("a", "refresh", "Master", null, 1)
                .ended(
                        LineageEntry.State.SUCCEEDED,
                        10,
                        List.of(),
                        Result.empty()
                                .with("vdb", "Masked/Master")
                                .with("from", "Prod")
                                .with("point", "@1")
                                .with("maskingStep", "Mask")));
        actions.put(LineageAction.class, lineage);
        when(run.getAction(any())).thenAnswer(asked -> actions.get(asked.<Class<?>>getArgument(0)));
        doAnswer(added -> actions.put(added.getArgument(0).getClass(), added.getArgument(0)))
                .when(run)
                .addAction(any());
        when(context.get(Run.class)).thenAnswer(asked -> run);
    }

    @Test
    void returnsWhatTheBuildDeliveredAtOnce() throws Exception {
        assertThat(new SummaryStep().start(context).start()).isTrue();

        ArgumentCaptor<Object> result = ArgumentCaptor.forClass(Object.class);
        verify(context).onSuccess(result.capture());
        assertThat(result.getValue())
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("text", TEXT)
                .containsEntry("environments", 0);
        // The pipeline is stored with the map in its variables.
        new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(result.getValue());
    }

    @Test
    void aDeclarativePipelineReadsItFromTheEnvironment() throws Exception {
        SummaryStep step = new SummaryStep();
        step.setResultVariable("DATA");

        step.start(context).start();

        EnvVars environment = new EnvVars();
        ((ResultVariables) actions.get(ResultVariables.class)).buildEnvironment(run, environment);
        assertThat(environment)
                .containsEntry("DATA_TEXT", TEXT)
                .containsEntry("DATA_FROM", "Prod")
                .containsEntry("DATA_POINT", "@1")
                .containsEntry("DATA_MASKING_STEP", "Mask")
                .containsEntry("DATA_BOOKMARKS", "0")
                .doesNotContainKey("DATA_MASKED");
        verify(run).save();
    }

    @Test
    void aVariableThatCannotBeIsRefused() {
        SummaryStep step = new SummaryStep();
        step.setResultVariable("1 2");

        assertThatThrownBy(() -> step.start(context))
                .isInstanceOf(AbortException.class)
                .hasMessageContaining("1 2");
    }
}
