package io.jenkins.plugins.delphixpipeline.steps.environment;

import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.google.common.util.concurrent.Futures;
import hudson.EnvVars;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.config.OpenWorkDisk;
import io.jenkins.plugins.delphixpipeline.config.TestController;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.dct.jobs.JobPace;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.RemovalListener;
import io.jenkins.plugins.delphixpipeline.operation.PooledTurns;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.report.LineageAction;
import io.jenkins.plugins.delphixpipeline.report.LineageEntry;
import io.jenkins.plugins.delphixpipeline.run.EnclosingPlan;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import jenkins.model.Jenkins;
import okhttp3.OkHttpClient;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.BodyExecution;
import org.jenkinsci.plugins.workflow.steps.BodyExecutionCallback;
import org.jenkinsci.plugins.workflow.steps.BodyInvoker;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;
import org.jenkinsci.plugins.workflow.steps.StepContext;

/** Runs {@code withDelphixVdb} through its own execution, with everything but Jenkins; the test is the body. */
final class EnvironmentStage extends TestController implements AutoCloseable {
    /** What most tests make. */
    static final String VDB = "Prep/Patients Test";

    static final String JOB = "clinic/patients";

    final ByteArrayOutputStream console = new ByteArrayOutputStream();
    final Set<String> goneJobs = ConcurrentHashMap.newKeySet();
    GuardedConnection connection;
    /** Nodes whose steps are over, or whose builds are gone. */
    private final Set<Origin> over = ConcurrentHashMap.newKeySet();

    private final Map<String, Run<?, ?>> runs = new ConcurrentHashMap<>();
    /** Builds by their ids. */
    final Set<String> deletedRuns = ConcurrentHashMap.newKeySet();

    private final PooledTurns turns = new PooledTurns(4);
    private final OpenWorkDisk disk = new OpenWorkDisk();
    private volatile int lives;
    private volatile String job = JOB;
    private volatile int age = 1;
    final Set<String> goneCredentials = ConcurrentHashMap.newKeySet();
    private volatile Duration ahead = Duration.ZERO;
    private ConnectionRegistry connections;
    private EnvironmentDesk desk;
    boolean branch;
    /** Null where steps are carried out. */
    EnclosingPlan plan;

    /** What happens while the registry is written. */
    volatile Consumer<List<OpenWork>> whenWriting = all -> {};

    /** The threads that asked a database for a login. */
    boolean driversGone;

    final List<Thread> logins = new CopyOnWriteArrayList<>();

    /** Of the databases' administrator. */
    LoginSource.Login databaseLogin = new LoginSource.Login("postgres", "none");

    /** Whether only the run sees the credential. */
    boolean personal;

    static WithDelphixVdbStep step() {
        WithDelphixVdbStep step = new WithDelphixVdbStep();
        step.setVdb(VDB);
        step.setFrom("Production/Patients Prod");
        step.setAllowUnmasked(true);
        return step;
    }

    /** @param lifetime null for that of the build */
    static WithDelphixVdbStep step(String lifetime) {
        WithDelphixVdbStep step = step();
        step.setLifetime(lifetime);
        return step;
    }

    EnvironmentStage(SimulatedEngine engine) throws Exception {
        this(new EngineConnection("first", engine.url().toString()), "engine");
    }

    EnvironmentStage(SimulatedDct dct) throws Exception {
        this(new PromptDct(dct.url().toString()), "dct");
    }

    /** A DCT that is asked for its jobs more often than anybody would pay for. */
    private static final class PromptDct extends GuardedConnection {
        private static final JobPace PACE =
                new JobPace(Duration.ofMillis(60), Duration.ofMillis(60), Duration.ofMillis(20));

        PromptDct(String url) {
            super("first", url);
        }

        @Override
        public boolean acceptsKeys() {
            return true;
        }

        @Override
        public DataPlatform connect(HttpSettings settings, OkHttpClient client, LoginSource logins) {
            return new DctPlatform(settings, client, logins, PACE);
        }
    }

    private EnvironmentStage(GuardedConnection connection, String credentialsId) throws Exception {
        this.connection = connection;
        connection.setCredentialsId(credentialsId);
        connection.setFirstContactSeconds(1);
        connection.setUseProxy(false);
        restart();
    }

    /** An administrator gives it another name. */
    void renameConnection(String name) {
        renameConnection(name, connection.getUrl());
    }

    /** With another address of the same engine. */
    void renameConnection(String name, String url) {
        GuardedConnection renamed = new EngineConnection(name, url);
        renamed.setCredentialsId(connection.getCredentialsId());
        renamed.setFirstContactSeconds(1);
        renamed.setUseProxy(false);
        renamed.setMostEnvironments(connection.getMostEnvironments());
        connection = renamed;
        restart();
    }

    /** A new job of the same name, whose builds are numbered from 1 on. */
    void jobMadeAnew() {
        runs.clear();
        age++;
    }

    /** The controller goes down and comes up again: only what is on its disk is left. */
    void restart() {
        connections = new ConnectionRegistry(() -> List.of(connection), () -> "", this);
        desk = new EnvironmentDesk(connections, clock());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return Instant.now().plus(ahead);
            }
        };
    }

    @Override
    public ThreadFactory threads(String name) {
        ThreadFactory factory = super.threads(name);
        return task -> {
            Thread thread = factory.newThread(task);
            if (name.startsWith("Delphix credentials of ")) {
                logins.add(thread);
            }
            return thread;
        };
    }

    @Override
    public Class<?> pluginClass(String name) throws ClassNotFoundException {
        if (driversGone) {
            throw new ClassNotFoundException(name);
        }
        return super.pluginClass(name);
    }

    void pass(Duration time) {
        ahead = ahead.plus(time);
    }

    List<DataEnvironment> environments() {
        return desk.environments().all();
    }

    EnvironmentDesk desk() {
        return desk;
    }

    /** Sweeps until nothing is left. */
    void untilNothingIsLeft() {
        until(() -> {
            desk.sweeper().sweep();
            return environments().isEmpty();
        });
    }

    static void until(java.util.concurrent.Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(20)).until(condition);
    }

    /** A build whose body ended well. */
    Using used(String lifetime, int build) throws Exception {
        Using using = begin(step(lifetime), build).untilInBody();
        using.succeed();
        using.result();
        return using;
    }

    String said() {
        return console.toString(StandardCharsets.UTF_8);
    }

    /** The folder of the job gets another name. */
    void rename(String folder) {
        String before = job;
        job = folder + before.substring(before.indexOf('/'));
        desk.environments().moved(before, job);
    }

    Using begin(WithDelphixVdbStep step, int build) throws Exception {
        return begin(step, build, null);
    }

    Using begin(WithDelphixVdbStep step, int build, EnclosingEnvironments around) throws Exception {
        Using using = new Using(build, around);
        using.execution = (EnvironmentExecution) step.start(using.context);
        using.execution.start();
        return using;
    }

    /** The step as it comes back with its build: with all that it knew. */
    Using resume(WithDelphixVdbStep step, int build, Using before) throws Exception {
        return resume(step, build, stored(before.execution));
    }

    /** The same with what was saved of it last, and else as it began. */
    Using resumeAsSaved(WithDelphixVdbStep step, int build, Using before) throws Exception {
        return resume(step, build, before.saved);
    }

    private Using resume(WithDelphixVdbStep step, int build, Map<Field, Object> stored) throws Exception {
        Using again = new Using(build, null);
        again.execution = (EnvironmentExecution) step.start(again.context);
        for (Map.Entry<Field, Object> each : stored.entrySet()) {
            each.getKey().set(again.execution, each.getValue());
        }
        again.execution.onResume();
        return again;
    }

    private static Map<Field, Object> stored(EnvironmentExecution execution) throws IllegalAccessException {
        Map<Field, Object> stored = new HashMap<>();
        for (Field field : EnvironmentExecution.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers())) {
                field.setAccessible(true);
                stored.put(field, field.get(execution));
            }
        }
        return stored;
    }

    /** One step under way. */
    final class Using {
        final CompletableFuture<Object> outcome = new CompletableFuture<>();
        final CompletableFuture<BodyExecutionCallback> body = new CompletableFuture<>();
        final StepContext context = mock(StepContext.class);
        final EnvVars variables = new EnvVars();
        final BodyExecution inside = mock(BodyExecution.class);
        final Origin user;
        volatile EnvironmentExpander expander;
        /** Why the build cannot be read any more. */
        volatile IOException broken;

        volatile EnclosingEnvironments around;
        EnvironmentExecution execution;
        /** What of the step is in the stored pipeline. */
        volatile Map<Field, Object> saved = Map.of();

        Using(int build, EnclosingEnvironments outer) throws Exception {
            user = new Origin(JOB + "#" + build, "7", 1000L * age);
            TaskListener listener = mock(TaskListener.class);
            when(listener.getLogger()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
            FlowNode node = mock(FlowNode.class);
            when(node.getId()).thenReturn("7");
            when(context.get(any())).thenReturn(null);
            int life = lives;
            when(context.get(TaskListener.class)).thenAnswer(asked -> {
                if (life != lives) {
                    throw new IOException("killed");
                }
                return listener;
            });
            when(context.get(FlowNode.class)).thenReturn(node);
            when(context.get(EnclosingEnvironments.class)).thenReturn(outer);
            when(context.get(Run.class)).thenAnswer(asked -> {
                if (broken != null) {
                    throw broken;
                }
                return run(JOB + "#" + build);
            });
            when(context.get(ConnectionRegistry.class)).thenReturn(connections);
            when(context.get(EnvironmentDesk.class)).thenReturn(desk);
            when(context.get(EnclosingPlan.class)).thenReturn(plan);
            when(context.saveState()).thenAnswer(asked -> {
                saved = stored(execution);
                return Futures.immediateFuture(null);
            });
            BodyInvoker invoker = invoker();
            when(context.newBodyInvoker()).thenReturn(invoker);
            doAnswer(call -> end(() -> outcome.complete(call.getArgument(0))))
                    .when(context)
                    .onSuccess(any());
            doAnswer(call -> end(() -> outcome.completeExceptionally(call.getArgument(0))))
                    .when(context)
                    .onFailure(any());
        }

        private Object end(Runnable how) {
            over.add(user);
            how.run();
            return null;
        }

        /** Waits for the body to begin; false when the step ended instead. */
        Using untilInBody() throws Exception {
            CompletableFuture.anyOf(body, outcome).get(20, TimeUnit.SECONDS);
            if (expander != null) {
                expander.expand(variables);
            }
            return this;
        }

        void succeed() throws Exception {
            body.get(1, TimeUnit.SECONDS).onSuccess(context, "made");
        }

        void fail() throws Exception {
            body.get(1, TimeUnit.SECONDS).onFailure(context, new IllegalStateException("tests failed"));
        }

        Object result() throws Exception {
            return outcome.get(20, TimeUnit.SECONDS);
        }

        String failure() {
            return outcome.handle((made, reason) -> reason == null ? "none" : reason.getMessage())
                    .orTimeout(20, TimeUnit.SECONDS)
                    .join();
        }

        private BodyInvoker invoker() {
            AtomicReference<BodyExecutionCallback> callback = new AtomicReference<>();
            BodyInvoker invoker = mock(BodyInvoker.class);
            when(invoker.withContext(any())).thenAnswer(call -> {
                if (call.getArgument(0) instanceof EnvironmentExpander given) {
                    expander = given;
                } else if (call.getArgument(0) instanceof EnclosingEnvironments given) {
                    around = given;
                }
                return invoker;
            });
            when(invoker.withCallback(any(BodyExecutionCallback.class))).thenAnswer(call -> {
                callback.set(call.getArgument(0));
                return invoker;
            });
            when(invoker.start()).thenAnswer(call -> {
                body.complete(callback.get());
                return inside;
            });
            return invoker;
        }
    }

    @Override
    public Run<?, ?> run(String id) {
        return deletedRuns.contains(id) ? null : runs.computeIfAbsent(id, this::build);
    }

    /** What the record of a build says of removals. */
    List<LineageEntry> removals(int build) {
        LineageAction lineage = run(JOB + "#" + build).getAction(LineageAction.class);
        return lineage == null
                ? List.of()
                : lineage.getEntries().stream()
                        .filter(each -> each.getVerb().equals("delete"))
                        .toList();
    }

    @Override
    public <T> List<T> extensions(Class<T> type) {
        return type == RemovalListener.class ? List.of(type.cast(new RemovalRecord(() -> this, clock()))) : List.of();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private Run<?, ?> build(String id) {
        Job job = mock(Job.class);
        when(job.getFullName()).thenAnswer(asked -> this.job);
        when(job.getParent()).thenReturn((ItemGroup) mock(Jenkins.class));
        Run run = mock(Run.class);
        when(run.getParent()).thenReturn(job);
        when(run.getCharset()).thenReturn(StandardCharsets.UTF_8);
        when(run.getExternalizableId()).thenAnswer(asked -> this.job + id.substring(id.indexOf('#')));
        when(run.getTimeInMillis()).thenReturn(1000L * age);
        Map<Class<?>, Object> actions = new ConcurrentHashMap<>();
        doAnswer(call -> actions.put(call.getArgument(0).getClass(), call.getArgument(0)))
                .when(run)
                .addAction(any());
        when(run.getAction(any())).thenAnswer(call -> actions.get(call.<Class<?>>getArgument(0)));
        when(run.getNumber()).thenReturn(Integer.parseInt(id.substring(id.indexOf('#') + 1)));
        return run;
    }

    @Override
    public boolean awaits(Origin origin) {
        Origin begun = origin.in(JOB);
        return !over.contains(begun) && begun.isOf(run(begun.run()).getTimeInMillis());
    }

    void lose(Using build) {
        over.add(build.user);
    }

    @Override
    public Item item(String fullName) {
        return goneJobs.contains(fullName) ? null : mock(Job.class);
    }

    @Override
    public boolean isBranch(Item job) {
        return branch;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        if (goneCredentials.contains(credentialsId)) {
            return null;
        }
        if (credentialsId.equals("dct")) {
            return LoginSource.Login.key(SimulatedDct.API_KEY);
        }
        return credentialsId.equals("administrator")
                ? databaseLogin
                : new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD);
    }

    @Override
    public LoginSource.Login systemLogin(String credentialsId, String url) {
        return personal ? null : login((Run<?, ?>) null, credentialsId, url);
    }

    @Override
    public OpenWorkStore openWork() {
        int life = ++lives;
        return new OpenWorkStore() {
            @Override
            public List<OpenWork> read() {
                return disk.read();
            }

            @Override
            public void write(List<OpenWork> all) {
                if (life != lives) {
                    throw new CancellationException("killed");
                }
                whenWriting.accept(all);
                disk.write(all);
            }
        };
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
