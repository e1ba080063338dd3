package io.jenkins.plugins.delphixpipeline.steps;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.Futures;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.FilePath;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.config.TestController;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.report.DeliveryReport;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Runs steps through their own executions, with everything but Jenkins: a person's mistake comes out as it would be read. */
public final class StepStage extends TestController implements AutoCloseable {
    final List<DelphixConnection> connections = new CopyOnWriteArrayList<>();
    public final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Map<Class<?>, Object> actions = new ConcurrentHashMap<>();
    private final PooledTurns turns = new PooledTurns(4);
    /** Null outside of {@code node}. */
    FilePath workspace;

    EnvVars environment = new EnvVars();
    /** Null where steps are carried out. */
    EnclosingPlan plan;

    private String user = SimulatedEngine.USER;
    private String password = SimulatedEngine.PASSWORD;

    public EngineConnection connection(String name, URI url) throws Exception {
        EngineConnection connection = new EngineConnection(name, url.toString());
        connection.setCredentialsId("engine");
        connection.setFirstContactSeconds(1);
        connection.setUseProxy(false);
        connections.add(connection);
        return connection;
    }

    MaskingEngineConnection maskingConnection(String name, URI url) {
        MaskingEngineConnection connection = new MaskingEngineConnection(name, url.toString());
        connection.setCredentialsId("masking");
        connection.setFirstContactSeconds(1);
        connection.setUseProxy(false);
        connections.add(connection);
        return connection;
    }

    DctConnection dctConnection(String name, URI url) {
        DctConnection connection = new DctConnection(name, url.toString());
        connection.setCredentialsId("dct");
        connection.setFirstContactSeconds(1);
        connection.setUseProxy(false);
        connections.add(connection);
        return connection;
    }

    void login(String name, String secret) {
        user = name;
        password = secret;
    }

    void password(String secret) {
        password = secret;
    }

    /** @return what the step returned */
    public Object run(Step step) throws Exception {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        begin(step, outcome);
        return outcome.get(30, TimeUnit.SECONDS);
    }

    /** Starts the step, whatever becomes of it. */
    public StepExecution begin(Step step) throws Exception {
        return begin(step, new CompletableFuture<>());
    }

    private StepExecution begin(Step step, CompletableFuture<Object> outcome) throws Exception {
        StepExecution execution = step.start(context(outcome));
        execution.start();
        return execution;
    }

    /** Goes on with the step as another life of the controller finds it, where this stage is that life. */
    public CompletableFuture<Object> resume(StoredStep stored) throws Exception {
        CompletableFuture<Object> outcome = new CompletableFuture<>();
        stored.in(context(outcome)).onResume();
        return outcome;
    }

    /** @return the sentence with which the step failed */
    public String failure(Step step) throws Exception {
        try {
            Object result = run(step);
            throw new AssertionError("the step succeeded with " + result);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AbortException)) {
                throw new AssertionError("not a sentence for people", e.getCause());
            }
            return e.getCause().getMessage();
        } catch (AbortException e) {
            return e.getMessage();
        }
    }

    private StepContext context(CompletableFuture<Object> outcome) throws Exception {
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        StepContext context = mock(StepContext.class);
        when(context.get(any())).thenReturn(null);
        when(context.get(TaskListener.class)).thenReturn(listener);
        when(context.get(FilePath.class)).thenReturn(workspace);
        when(context.get(EnvVars.class)).thenReturn(environment);
        when(context.get(EnclosingPlan.class)).thenReturn(plan);
        when(context.get(Run.class)).thenAnswer(asked -> runOfJob());
        ConnectionRegistry open = new ConnectionRegistry(() -> connections, () -> "", this);
        when(context.get(ConnectionRegistry.class)).thenReturn(open);
        when(context.saveState()).thenReturn(Futures.immediateFuture(null));
        doAnswer(call -> outcome.complete(call.getArgument(0))).when(context).onSuccess(any());
        doAnswer(call -> outcome.completeExceptionally(call.getArgument(0)))
                .when(context)
                .onFailure(any());
        return context;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private Run runOfJob() {
        Job job = mock(Job.class);
        when(job.getFullName()).thenReturn("Data Pipeline");
        Run run = mock(Run.class);
        when(run.getParent()).thenReturn(job);
        when(run.getExternalizableId()).thenReturn("Data Pipeline#1");
        when(run.getAction(any())).thenAnswer(asked -> actions.get(asked.<Class<?>>getArgument(0)));
        doAnswer(asked -> actions.put(asked.getArgument(0).getClass(), asked.getArgument(0)))
                .when(run)
                .addAction(any());
        return run;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        return switch (credentialsId) {
            case "engine" -> new LoginSource.Login(user, password);
            case "dct" -> LoginSource.Login.key(SimulatedDct.API_KEY);
            case "masking" -> new LoginSource.Login(SimulatedMaskingEngine.USER, SimulatedMaskingEngine.PASSWORD);
            default -> null;
        };
    }

    /** What the build has delivered so far. */
    public DeliveryReport report() {
        return DeliveryReport.of(runOfJob());
    }

    /** RunLogins keeps its run weakly, and a mock is kept by nobody else. */
    @Override
    public Run<?, ?> run(String id) {
        return runOfJob();
    }

    @Override
    public TaskScheduler scheduler() {
        return turns;
    }

    @Override
    public void close() {
        turns.close();
    }
}
