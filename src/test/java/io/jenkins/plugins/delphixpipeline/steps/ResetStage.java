package io.jenkins.plugins.delphixpipeline.steps;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.AbortException;
import hudson.FilePath;
import hudson.model.Action;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.remoting.VirtualChannel;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.ResetLog;
import io.jenkins.plugins.delphixpipeline.accounts.ResetOrder;
import io.jenkins.plugins.delphixpipeline.config.AccountResetterProvider;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.TestController;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.steps.accounts.ResetOnAgent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Driver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepExecution;

/** Everything around a reset of credentials but the database: a build, credentials, drivers, and an agent if wanted. */
public final class ResetStage extends TestController {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Map<String, LoginSource.Login> credentials = new HashMap<>();
    private final List<DelphixConnection> connections = new ArrayList<>();
    private final List<AccountResetterProvider> extensions = new ArrayList<>();
    private final Map<Class<?>, Action> actions = new HashMap<>();
    private final Run<?, ?> build = build();
    private CompletableFuture<Object> outcome;
    private boolean driversGone;
    private FilePath workspace;
    private boolean agentGone;
    private int callsOnAgent;

    public ResetStage() {
        credential("engine", SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    public void credential(String id, String user, String password) {
        credentials.put(id, new LoginSource.Login(user, password));
    }

    public void connection(URI url) {
        EngineConnection connection = new EngineConnection("test-engine", url.toString());
        connection.setCredentialsId("engine");
        connections.add(connection);
    }

    public void extension(AccountResetterProvider provider) {
        extensions.add(provider);
    }

    public void withoutDrivers() {
        driversGone = true;
    }

    /** What is called there has to survive the way, as it would over the network. */
    public void onAgent() throws Exception {
        workspace = mock(FilePath.class);
        VirtualChannel channel = mock(VirtualChannel.class);
        when(workspace.isRemote()).thenReturn(true);
        when(workspace.getChannel()).thenReturn(channel);
        when(channel.call(any())).thenAnswer(asked -> {
            if (agentGone) {
                throw new IOException("channel closed");
            }
            callsOnAgent++;
            return overTheNetwork((ResetOnAgent) asked.getArgument(0)).call();
        });
    }

    public void loseAgent() {
        agentGone = true;
    }

    public int callsOnAgent() {
        return callsOnAgent;
    }

    private ResetOnAgent overTheNetwork(ResetOnAgent callable) throws Exception {
        return (ResetOnAgent) copy(callable);
    }

    /** Puts the listener aside, which Jenkins sends in a way of its own. */
    private Object copy(Object original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes) {
            {
                enableReplaceObject(true);
            }

            @Override
            protected Object replaceObject(Object each) {
                return each instanceof TaskListener || each instanceof StepContext ? null : each;
            }
        }) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Object copied = in.readObject();
            if (copied instanceof ResetOnAgent) {
                set(copied, ResetOnAgent.class, "listener", listener());
            }
            return copied;
        }
    }

    /** The execution as it comes back from the stored pipeline. */
    public static StepExecution stored(StepExecution execution, ResetStage stage) throws Exception {
        StepExecution copied = (StepExecution) stage.copy(execution);
        set(copied, StepExecution.class, "context", stage.context());
        return copied;
    }

    private static void set(Object target, Class<?> type, String field, Object value) throws Exception {
        java.lang.reflect.Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        found.set(target, value);
    }

    public StepExecution start(Step step) throws Exception {
        StepExecution execution = step.start(context());
        execution.start();
        return execution;
    }

    public Object run(Step step) throws Exception {
        start(step);
        return outcome();
    }

    public Object outcome() throws Exception {
        return outcome.get(60, TimeUnit.SECONDS);
    }

    /** @return the sentence with which the step failed */
    public String failure(Step step) throws Exception {
        try {
            throw new AssertionError("the step succeeded with " + run(step));
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof AbortException)) {
                throw new AssertionError("not a sentence for people", e.getCause());
            }
            return e.getCause().getMessage();
        } catch (AbortException e) {
            return e.getMessage();
        }
    }

    public String console() {
        return console.toString(StandardCharsets.UTF_8);
    }

    public <A extends Action> A action(Class<A> type) {
        return type.cast(actions.get(type));
    }

    public StepContext context() throws Exception {
        CompletableFuture<Object> end = new CompletableFuture<>();
        outcome = end;
        TaskListener listener = listener();
        StepContext context = mock(StepContext.class);
        when(context.get(any())).thenReturn(null);
        when(context.get(TaskListener.class)).thenReturn(listener);
        when(context.get(FilePath.class)).thenReturn(workspace);
        when(context.get(Run.class)).thenAnswer(asked -> build);
        ConnectionRegistry open = new ConnectionRegistry(() -> connections, () -> "", this);
        when(context.get(ConnectionRegistry.class)).thenReturn(open);
        doAnswer(call -> end.complete(call.getArgument(0))).when(context).onSuccess(any());
        doAnswer(call -> end.completeExceptionally(call.getArgument(0)))
                .when(context)
                .onFailure(any());
        return context;
    }

    private TaskListener listener() {
        TaskListener listener = mock(TaskListener.class);
        when(listener.getLogger()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        return listener;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private Run build() {
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
        return credentials.get(credentialsId);
    }

    @Override
    public Run<?, ?> run(String id) {
        return build;
    }

    @Override
    public Class<?> pluginClass(String name) throws ClassNotFoundException {
        if (driversGone) {
            throw new ClassNotFoundException(name);
        }
        return super.pluginClass(name);
    }

    @Override
    public <T> List<T> extensions(Class<T> type) {
        return extensions.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** What another plugin might bring: no JDBC, no driver. */
    public static final class MemoryDatabase implements AccountResetterProvider, AccountResetter {
        private static final long serialVersionUID = 1L;

        @Override
        public String displayName() {
            return "Memory";
        }

        @Override
        public AccountResetter resetter() {
            return this;
        }

        @Override
        public String databaseType() {
            return "memory";
        }

        @Override
        public boolean fits(String type, String jdbcUrl) {
            return false;
        }

        @Override
        public String driverClass() {
            return null;
        }

        @Override
        public boolean allOrNothing() {
            return true;
        }

        @Override
        public List<AccountOutcome> reset(ResetOrder order, Driver driver, ResetLog log) {
            return order.changes().stream()
                    .map(change -> new AccountOutcome(change.user(), AccountOutcome.Done.RESET))
                    .toList();
        }
    }
}
