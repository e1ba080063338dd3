package io.jenkins.plugins.delphixpipeline.simulator.dct;

import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.api.EngineFront;
import io.jenkins.plugins.delphixpipeline.simulator.api.RequestLog;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.DctApi;
import io.jenkins.plugins.delphixpipeline.simulator.dct.calls.DctCalls;
import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.RegisteredEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitches;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Times;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpServer;
import io.jenkins.plugins.delphixpipeline.simulator.masking.SimulatedMaskingEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;

/**
 * A Data Control Tower that exists only in this process, over simulated engines: real HTTP, the real wire format, and engines
 * that really do what it asks of them.
 *
 * <pre>{@code
 * try (SimulatedEngine engine = SimulatedEngine.builder().start();
 *         SimulatedDct dct = SimulatedDct.builder().engine("engine1", engine).start()) {
 *     client.connect(dct.url(), SimulatedDct.API_KEY);
 *     assertThat(engine.books().vdb("Masked/Patients Masked Master").holdsMaskedRows()).isTrue();
 * }
 * }</pre>
 */
public final class SimulatedDct implements AutoCloseable {

    /** The account that every DCT has; an administrator. */
    public static final String USER = "dct_admin";

    /** That account's password unless the builder sets another. */
    public static final String PASSWORD = "delphix";

    /** That account's key unless the builder sets another. */
    public static final String API_KEY = "1.simulatedDctKeyOfTheAdministrator";

    private final DctSwitches switches;
    private final Faults faults;
    private final DctState state;
    private final RequestLog log = new RequestLog();
    private final String basePath;
    private final HttpServer server;
    private final DctControl control;
    private final DctBooks books;
    private final DctWorld world;
    private final ExecutorService news = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "simulated-dct-news");
        thread.setDaemon(true);
        return thread;
    });

    private SimulatedDct(Builder builder) throws IOException {
        switches = builder.switches;
        control = new DctControl();
        faults = new Faults(control);
        state = new DctState(builder.version, switches, new Times(builder.clock, switches), faults::takeJobFailure);
        state.lag(builder.lag);
        state.accounts().add(USER, builder.password, builder.key, true);
        builder.accounts.forEach(
                account -> state.accounts().add(account.name(), account.password(), account.key(), false));
        state.accounts().tokens(builder.tokenLife, builder.tokenInactivity);
        builder.engines.forEach(this::register);
        books = new DctBooks(state, log);
        world = new DctWorld(state);
        builder.groups.forEach((name, vdbs) -> {
            if (books.hasDatasets(vdbs)) {
                world.addGroup(name, vdbs);
            }
        });
        builder.described.forEach(each -> world.add(each.name(), each.engine().ofDct()));
        basePath = builder.basePath == null ? builder.version.basePath() : builder.basePath;
        DctApi api = new DctApi(state, DctCalls.all(faults::takeLoginRefusal), basePath);
        EngineFront front = new EngineFront(api::answer, faults, log);
        server = new HttpServer(builder.host, builder.port, builder.tls, front, () -> state.times()
                .now());
        control.over(state, front, server);
    }

    private void register(Builder.Registered engine) {
        String id = String.valueOf(state.inventory().engines().size() + 1);
        RegisteredEngine registered =
                new RegisteredEngine(id, engine.name(), engine.engine(), engine.masking(), state::lag);
        state.inventory().register(registered);
        registered.follow(action -> {
            if (action.job() != null) {
                state.jobs().ended(id, action.job(), action.state());
                hear();
            }
        });
    }

    /** Takes in the news of an engine, outside of the engine's own lock. */
    private void hear() {
        try {
            news.execute(() -> {
                synchronized (state) {
                    state.catchUp();
                }
            });
        } catch (RejectedExecutionException closed) {
            // switched off: nobody asks any more
        }
    }

    public static Builder builder() {
        return new Builder();
    }

    /** Scheme, address and port such as {@code http://127.0.0.1:8083}, without a path. */
    public URI url() {
        return server.url();
    }

    /** Where the API lies below that, such as {@code /dct/v3}. */
    public String basePath() {
        return basePath;
    }

    public Faults faults() {
        return faults;
    }

    public DctSwitches switches() {
        return switches;
    }

    /** What DCT holds and what it was asked. */
    public DctBooks books() {
        return books;
    }

    /** Changes behind the clients' backs. */
    public DctWorld world() {
        return world;
    }

    @Override
    public void close() {
        server.close();
        control.close();
        news.shutdownNow();
    }

    /** Everything has a good default: version 3.28, no telemetry lag, any free port on the loopback address. */
    public static final class Builder {

        private record Registered(String name, SimulatedEngine engine, SimulatedMaskingEngine masking) {}

        private record Login(String name, String password, String key) {}

        private static final int PREPARED = 7;

        private final DctSwitches switches = new DctSwitches();
        private final List<Registered> engines = new ArrayList<>();
        private final List<Login> accounts = new ArrayList<>();
        private final Map<String, List<String>> groups = new LinkedHashMap<>();
        private final List<Registered> described = new ArrayList<>();
        private DctVersion version = DctVersion.NEWEST;
        private Duration lag = Duration.ZERO;
        private Duration tokenLife = Duration.ofHours(24);
        private Duration tokenInactivity = Duration.ofMinutes(30);
        private String password = PASSWORD;
        private String key = API_KEY;
        private String basePath;
        private InetAddress host = InetAddress.getLoopbackAddress();
        private Clock clock = Clock.systemUTC();
        private SSLContext tls;
        private int port;

        private Builder() {}

        /** One more engine; the first has the id 1, the next 2. */
        public Builder engine(String name, SimulatedEngine engine) {
            return engine(name, engine, null);
        }

        /** One more engine with a Continuous Compliance part, whose jobs DCT can run. */
        public Builder engine(String name, SimulatedEngine engine, SimulatedMaskingEngine masking) {
            engines.add(new Registered(name, engine, masking));
            return this;
        }

        /** A VDB group of these VDBs, each {@code Group/Name}, of the first engine that has it. */
        public Builder vdbGroup(String name, String... vdbs) {
            groups.put(name, List.of(vdbs));
            return this;
        }

        /** VDB groups prep1 to prep7 of the VDBs that the scenario PATIENTS has; those that are not there are left out. */
        public Builder patients() {
            for (int number = 1; number <= PREPARED; number++) {
                groups.put("prep" + number, List.of("Prep/Patients prep" + number));
            }
            return this;
        }

        /**
         * The VDB groups that the scenarios of the engines so far describe, with their bookmarks and policies; where none
         * describes groups, those of {@link #patients}.
         */
        public Builder groupsOfScenarios() {
            described.addAll(engines);
            return engines.stream()
                            .allMatch(each -> each.engine().ofDct().groups().isEmpty())
                    ? patients()
                    : this;
        }

        /** The version of the API, from 3.10 to 3.28. */
        public Builder version(String which) {
            version = DctVersion.parse(which);
            return this;
        }

        /** How long the inventory is behind the engines. */
        public Builder telemetryLag(Duration behind) {
            lag = behind;
            return this;
        }

        public Builder switches(DctSwitch... on) {
            switches.turnOn(on);
            return this;
        }

        /** The administrator's password. */
        public Builder password(String secret) {
            password = secret;
            return this;
        }

        /** The administrator's key, without the word before it. */
        public Builder apiKey(String secret) {
            key = secret;
            return this;
        }

        /** One more account, which is no administrator; the key may be null. */
        public Builder account(String name, String secret, String apiKey) {
            accounts.add(new Login(name, secret, apiKey));
            return this;
        }

        /** How long logins last at most, and how long when they are not used. */
        public Builder tokens(Duration life, Duration inactivity) {
            tokenLife = life;
            tokenInactivity = inactivity;
            return this;
        }

        /** Where the API lies, when not at {@code /dct/v3} or, before 3.17, at {@code /v3}. */
        public Builder basePath(String path) {
            basePath = path;
            return this;
        }

        /** 0, the default, for any free one. */
        public Builder port(int number) {
            port = number;
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

        public SimulatedDct start() {
            try {
                return new SimulatedDct(this);
            } catch (IOException e) {
                throw new UncheckedIOException("The simulated DCT could not open its port", e);
            }
        }
    }
}
