package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.run.EnclosingConnection;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.Mockito;

class WithDelphixStepTest {
    private static final ConnectionChoice OPEN = new ConnectionChoice(null, null);

    private final WithDelphixStep step = new WithDelphixStep();
    private final StepContext context = mock(StepContext.class);
    private final BodyInvoker body = mock(BodyInvoker.class, Mockito.RETURNS_SELF);

    @BeforeEach
    void aBody() {
        when(context.newBodyInvoker()).thenReturn(body);
    }

    @Test
    void stepsInsideGetWhatTheyLeaveOpen() throws Exception {
        step.setConnection("production-engine");
        step.setCredentialsId("release");

        EnclosingConnection inside = started();

        assertThat(inside.completing(OPEN)).isEqualTo(new ConnectionChoice("production-engine", "release"));
        assertThat(inside.completing(new ConnectionChoice(null, "own")))
                .isEqualTo(new ConnectionChoice("production-engine", "own"));
    }

    @Test
    void credentialsDoNotFollowAStepToAnotherConnection() throws Exception {
        step.setConnection("production-engine");
        step.setCredentialsId("release");

        assertThat(started().completing(new ConnectionChoice("test-engine", null)))
                .isEqualTo(new ConnectionChoice("test-engine", null));
    }

    @Test
    void innerOverridesOuterAndBlankInherits() throws Exception {
        when(context.get(EnclosingConnection.class))
                .thenReturn(new EnclosingConnection(new ConnectionChoice("production-engine", "release")));
        step.setConnection(" ");
        step.setCredentialsId("nightly");

        assertThat(started().completing(OPEN)).isEqualTo(new ConnectionChoice("production-engine", "nightly"));
    }

    @Test
    void aBlockPlansAndSaysSoOnce() throws Exception {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        when(context.get(TaskListener.class)).thenReturn(listener);
        step.setPlan(true);

        step.start(context).start();

        verify(body).withContext(any(EnclosingPlan.class));
        assertThat(console.toString(StandardCharsets.UTF_8)).contains("all other steps are carried out");
    }

    @Test
    void aBlockInsideIsPartOfTheSamePlan() throws Exception {
        when(context.get(EnclosingPlan.class)).thenReturn(new EnclosingPlan());
        step.setPlan(true);

        step.start(context).start();

        verify(body, never()).withContext(any(EnclosingPlan.class));
    }

    @Test
    void endOfTheBlockIsTheEndOfTheStep() throws Exception {
        started();
        ArgumentCaptor<BodyExecutionCallback> callback = ArgumentCaptor.forClass(BodyExecutionCallback.class);
        verify(body).withCallback(callback.capture());

        callback.getValue().onSuccess(context, "result");

        verify(context).onSuccess("result");
    }

    @Test
    void whatIsInsideSurvivesARestart() throws Exception {
        EnclosingConnection before = new EnclosingConnection(new ConnectionChoice("production-engine", "release"));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(before);
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            EnclosingConnection after = (EnclosingConnection) in.readObject();
            assertThat(after.completing(OPEN)).isEqualTo(before.completing(OPEN));
        }
    }

    private EnclosingConnection started() throws Exception {
        assertThat(step.start(context).start()).isFalse();
        ArgumentCaptor<Object> given = ArgumentCaptor.forClass(Object.class);
        verify(body).withContext(given.capture());
        verify(body).withCallback(any(BodyExecutionCallback.class));
        verify(body).start();
        return (EnclosingConnection) given.getValue();
    }
}
