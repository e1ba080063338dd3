package io.jenkins.plugins.delphixpipeline.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.dct.DctPlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import org.awaitility.Awaitility;

/** The back end of environments: an engine, or a DCT with an engine behind it, which has VDB groups too. */
interface Landlord extends AutoCloseable {
    /** What a group of its own is made of. */
    String BOOKMARK = "env source";

    SimulatedEngine engine();

    URI url();

    boolean hasGroups();

    DataPlatform connect(HttpSettings settings, OkHttpClient client);

    void disturb(Crew crew);

    /** Nothing is in the way any more. */
    void calm();

    /** The reference by which it knows a dataset of its engine. */
    String reference(String path);

    /** The references of all that can be made. */
    Set<String> there();

    @Override
    void close();

    static Landlord of(Schedule schedule) {
        return schedule.seed % 3 == 0 ? new OnDct(schedule) : new OnEngine(schedule);
    }

    /** An engine alone. */
    final class OnEngine implements Landlord {
        private final FaultyEngine kind;
        private final SimulatedEngine engine;

        OnEngine(Schedule schedule) {
            kind = new FaultyEngine(schedule);
            engine = kind.start();
        }

        @Override
        public SimulatedEngine engine() {
            return engine;
        }

        @Override
        public URI url() {
            return engine.url();
        }

        @Override
        public boolean hasGroups() {
            return false;
        }

        @Override
        public DataPlatform connect(HttpSettings settings, OkHttpClient client) {
            return Engines.connected(settings, client);
        }

        @Override
        public void disturb(Crew crew) {
            kind.disturb(engine, crew);
        }

        @Override
        public void calm() {
            engine.faults().clear();
        }

        @Override
        public String reference(String path) {
            return engine.books().dataset(path).reference();
        }

        @Override
        public Set<String> there() {
            return engine.books().datasets().stream()
                    .map(each -> each.reference())
                    .collect(Collectors.toSet());
        }

        @Override
        public void close() {
            engine.close();
        }
    }

    /** A DCT. */
    final class OnDct implements Landlord {
        private final FaultyDct kind;
        private final FaultyDct.Pair pair;

        OnDct(Schedule schedule) {
            kind = new FaultyDct(schedule);
            pair = kind.start(kind.groups() ? OnDct::bookmark : before -> {});
        }

        /** Of a group that is there. */
        private static void bookmark(FaultyDct.Pair pair) {
            String group = pair.dct().books().groups().stream()
                    .filter(each -> each.name().equals(FaultyDct.PREPS))
                    .findFirst()
                    .orElseThrow()
                    .id();
            String job = send(
                            pair.dct(),
                            "POST",
                            "/bookmarks",
                            "{\"name\": \"" + BOOKMARK + "\", \"vdb_group_id\": \"" + group + "\"}")
                    .at("/job/id")
                    .asText();
            Awaitility.await().until(() -> send(pair.dct(), "GET", "/jobs/" + job, "")
                    .path("status")
                    .asText()
                    .equals("COMPLETED"));
        }

        private static JsonNode send(SimulatedDct dct, String method, String path, String body) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(dct.url() + dct.basePath() + path))
                    .header("Authorization", "apk " + SimulatedDct.API_KEY)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                return new ObjectMapper()
                        .readTree(HttpClient.newHttpClient()
                                .send(request, HttpResponse.BodyHandlers.ofString())
                                .body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public SimulatedEngine engine() {
            return pair.engine();
        }

        @Override
        public URI url() {
            return pair.dct().url();
        }

        @Override
        public boolean hasGroups() {
            return kind.groups();
        }

        @Override
        public DataPlatform connect(HttpSettings settings, OkHttpClient client) {
            LoginSource logins = () -> kind.byKey()
                    ? LoginSource.Login.key(kind.firstKey())
                    : new LoginSource.Login(SimulatedDct.USER, SimulatedDct.PASSWORD);
            return new DctPlatform(settings, client, logins, Towers.PACE);
        }

        @Override
        public void disturb(Crew crew) {
            kind.disturb(pair, crew);
        }

        @Override
        public void calm() {
            pair.engine().faults().clear();
            pair.dct().faults().clear();
            pair.dct().world().setOnline("engine1", true);
            pair.dct().world().setTelemetryLag(Duration.ZERO);
        }

        @Override
        public String reference(String path) {
            return "1-" + pair.engine().books().dataset(path).reference();
        }

        @Override
        public Set<String> there() {
            Set<String> all = pair.engine().books().datasets().stream()
                    .map(each -> "1-" + each.reference())
                    .collect(Collectors.toSet());
            pair.dct().books().groups().forEach(each -> all.add(each.id()));
            return all;
        }

        @Override
        public void close() {
            pair.close();
        }

        @Override
        public String toString() {
            return kind.toString();
        }
    }
}
