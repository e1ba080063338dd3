package io.jenkins.plugins.delphixpipeline.simulator;

import io.jenkins.plugins.delphixpipeline.simulator.api.Api;
import io.jenkins.plugins.delphixpipeline.simulator.api.EngineFront;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.simulator.calls.Calls;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import io.jenkins.plugins.delphixpipeline.simulator.jobs.Action;
import io.jenkins.plugins.delphixpipeline.simulator.model.ApiVersion;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineClock;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Infrastructure;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.MaskingPast;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Patients;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.file.ScenarioFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A Delphix Engine that exists only in this process: real HTTP, the real wire format, real state, jobs that take time.
 *
 * <pre>{@code
 * try (SimulatedEngine engine = SimulatedEngine.builder()
 *         .scenario(Scenario.PATIENTS)
 *         .jobDuration(Duration.ofMillis(100))
 *         .start()) {
 *     client.connect(engine.url(), "delphix_admin", "delphix");
 *     assertThat(engine.books().vdb("Masked/Patients Masked Master").holdsMaskedRows()).isTrue();
 * }
 * }</pre>
 */
public final class SimulatedEngine implements AutoCloseable {

    /** The domain user that every scenario has. */
    public static final String USER = "delphix_admin";

    /** That user's password unless the builder sets another. */
    public static final String PASSWORD = "delphix";

    private final Switches switches;
    private final Faults faults;
    private final EngineState state;
    private final EngineFront front;
    private final RequestLog log = new RequestLog();
    private final HttpServer server;
    private final Books books;
    private final World world;
    private final Restarts restarts;
    private DctEstate ofDct = DctEstate.NONE;

    private SimulatedEngine(Builder builder) throws IOException {
        switches = builder.switches;
        restarts = new Restarts(this::state, this::front, this::server);
        faults = new Faults(restarts);
        state = new EngineState(builder.uuid, builder.version, new EngineClock(builder.clock), switches, faults);
        state.jobs().durations().set(builder.jobDuration);
        builder.durations.forEach(state.jobs().durations()::set);
        populate(builder);
        Api api = new Api(state, Calls.all());
        front = new EngineFront(api::answer, faults, log);
        books = new Books(state, log);
        world = new World(state, api);
        server = new HttpServer(builder.host, builder.port, builder.tls, front, state::now);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Scheme, address and port such as {@code http://127.0.0.1:8081}, without a path. */
    public URI url() {
        return server.url();
    }

    public Faults faults() {
        return faults;
    }

    public Switches switches() {
        return switches;
    }

    /** What the engine holds and what it was asked. */
    public Books books() {
        return books;
    }

    /** What the scenario has for Data Control Tower; no call of the engine shows it. */
    public DctEstate ofDct() {
        return ofDct;
    }

    /**
     * Lets the usual user log in with this token from now on, and nobody with any other.
     *
     * @param path where it logs in: one of {@link Api#TOKEN_LOGINS}
     */
    public void acceptToken(String path, String token) {
        state.tokens().clear();
        state.store().where(Kind.USER, "name", USER).stream()
                .filter(user -> "DOMAIN".equals(Json.text(user, "userType")))
                .forEach(user -> state.tokens().put(path + ' ' + token, Store.ref(user)));
    }

    /** Changes behind the clients' backs. */
    public World world() {
        return world;
    }

    /** Which engine it says it is. */
    public String uuid() {
        return state.uuid();
    }

    /** What its clock shows. */
    public Instant now() {
        return state.now();
    }

    /** Tells of all objects, then of every change to one, and of each action that has ended. */
    public void follow(Store.Follower objects, Consumer<Action> actions) {
        synchronized (state) {
            state.store().follow(objects);
            state.jobs().actions().follow(actions);
        }
    }

    @Override
    public void close() {
        server.close();
        state.jobs().close();
        restarts.close();
    }

    private void populate(Builder builder) {
        synchronized (state) {
            if (builder.file != null) {
                ofDct = builder.file.build(state, USER, builder.password);
                builder.users.forEach((name, password) -> new Estate(state).user(name, "DOMAIN", password));
                if (builder.past && !builder.file.isRecorded()) {
                    new MaskingPast(state).restore(new Estate(state).userIfMissing(USER, "DOMAIN", builder.password));
                }
                return;
            }
            Estate estate = new Estate(state);
            estate.user("sysadmin", "SYSTEM", builder.password);
            String admin = estate.user(USER, "DOMAIN", builder.password);
            builder.users.forEach((name, password) -> estate.user(name, "DOMAIN", password));
            Infrastructure infrastructure = new Infrastructure(state);
            infrastructure.host();
            infrastructure.services();
            if (builder.scenario == Scenario.PATIENTS) {
                Patients.build(estate, admin);
            }
            if (builder.past) {
                new MaskingPast(state).restore(admin);
            }
        }
    }

    private EngineState state() {
        return state;
    }

    private EngineFront front() {
        return front;
    }

    private HttpServer server() {
        return server;
    }

    /** Everything has a good default: scenario PATIENTS, jobs of two seconds, any free port on the loopback address. */
    public static final class Builder {

        private final Switches switches = new Switches();
        private final Map<String, Duration> durations = new TreeMap<>();
        private final Map<String, String> users = new TreeMap<>();
        private Scenario scenario = Scenario.PATIENTS;
        private ScenarioFile file;
        private boolean past;
        private ApiVersion version = ApiVersion.parse("1.11.26");
        private Duration jobDuration = Duration.ofSeconds(2);
        private String password = PASSWORD;
        private InetAddress host = InetAddress.getLoopbackAddress();
        private Clock clock = Clock.systemUTC();
        private SSLContext tls;
        private String uuid = UUID.randomUUID().toString();
        private int port;

        private Builder() {}

        public Builder scenario(Scenario what) {
            scenario = what;
            file = null;
            return this;
        }

        /** What somebody wrote or recorded, in the place of a built-in scenario. */
        public Builder scenario(ScenarioFile what) {
            file = what;
            return this;
        }

        /** The jobs that made the masked VDBs are listed; a recorded estate has those that were recorded. */
        public Builder past() {
            past = true;
            return this;
        }

        /** The newest API version that the engine speaks, such as {@code 1.9.0}. */
        public Builder apiVersion(String newest) {
            version = ApiVersion.parse(newest);
            return this;
        }

        /** How long a job takes. */
        public Builder jobDuration(Duration duration) {
            jobDuration = duration;
            return this;
        }

        /** How long a job of this action type takes, such as {@code DB_REFRESH}. */
        public Builder jobDuration(String actionType, Duration duration) {
            durations.put(actionType, duration);
            return this;
        }

        public Builder switches(Switch... on) {
            switches.turnOn(on);
            return this;
        }

        /** The password of delphix_admin and sysadmin. */
        public Builder password(String secret) {
            password = secret;
            return this;
        }

        /** One more domain user. */
        public Builder user(String name, String secret) {
            users.put(name, secret);
            return this;
        }

        /** 0, the default, for any free one. */
        public Builder port(int number) {
            port = number;
            return this;
        }

        /** What the engine calls itself, unlike all others unless told so: a cloned engine has the uuid of its original. */
        public Builder uuid(String which) {
            uuid = which;
            return this;
        }

        public Builder host(InetAddress address) {
            host = address;
            return this;
        }

        /** Serves HTTPS instead of HTTP. */
        public Builder https(SSLContext context) {
            tls = context;
            return this;
        }

        public Builder clock(Clock source) {
            clock = source;
            return this;
        }

        public SimulatedEngine start() {
            try {
                return new SimulatedEngine(this);
            } catch (IOException e) {
                throw new UncheckedIOException("The simulated engine could not open its port", e);
            }
        }
    }
}
