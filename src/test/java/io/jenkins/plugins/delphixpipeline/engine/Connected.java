package io.jenkins.plugins.delphixpipeline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import java.time.Duration;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;

/** A client and the simulated engine that it is connected to. */
public final class Connected implements AutoCloseable {
    public static final String DSOURCE = "Production/Patients Prod";
    public static final String MASTER = "Masked/Patients Masked Master";

    public final SimulatedEngine simulated;
    public final EnginePlatform engine;

    private Connected(SimulatedEngine simulated) {
        this.simulated = simulated;
        this.engine = connect(simulated);
    }

    public static Connected start(Switch... on) {
        return start(builder -> {}, on);
    }

    public static Connected start(Consumer<SimulatedEngine.Builder> setup, Switch... on) {
        SimulatedEngine.Builder builder =
                SimulatedEngine.builder().jobDuration(Duration.ofMillis(60)).switches(on);
        setup.accept(builder);
        return new Connected(builder.start());
    }

    public static EnginePlatform connect(SimulatedEngine simulated) {
        return connect(simulated, () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
    }

    public static EnginePlatform connect(SimulatedEngine simulated, LoginSource logins) {
        return new EnginePlatform(settings(simulated.url().toString()), new OkHttpClient(), logins);
    }

    public static HttpSettings settings(String url) {
        return HttpSettings.of(url)
                .withTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5))
                .withRetryBudget(Duration.ofSeconds(10))
                .withUserAgent("delphix-pipeline/1.0");
    }

    public static PlatformException problemOf(Runnable call) {
        return catchThrowableOfType(PlatformException.class, call::run);
    }

    public Dataset dataset(String name) {
        return engine.catalog().dataset(name);
    }

    public DataTemplate template() {
        return Required.selfService(engine).template("Patients");
    }

    public DataPod pod(String name) {
        return Required.selfService(engine).pod(template(), name);
    }

    /** Waits for the end of a receipt's job and makes sure that it is a good one. */
    public void finish(Receipt receipt) {
        if (receipt.job() != null) {
            finish(receipt.job());
        }
    }

    public void finish(String job) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> engine.jobs().job(job).isTerminal());
        assertThat(engine.jobs().job(job).state()).isEqualTo(DelphixJob.State.COMPLETED);
    }

    public long requests(String method, String path) {
        return simulated.books().requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(path))
                .count();
    }

    @Override
    public void close() {
        simulated.close();
    }
}
