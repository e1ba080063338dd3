package io.jenkins.plugins.delphixpipeline.dct;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.http.StubServer;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okhttp3.OkHttpClient;

/** A DCT that says exactly what a test wants, for what a simulated one would never say. */
public final class StubDct implements AutoCloseable {
    public static final String ROOT = "/dct/v3";
    private static final String UNKNOWN = error("not_found", "there is no such thing");

    private final Map<String, Function<String, String>> answers = new ConcurrentHashMap<>();
    private final StubServer server = new StubServer((number, request) -> answer(request));

    public StubDct() {
        on(
                "POST /token-info",
                request -> request.contains("\"none\"")
                        ? StubServer.json(401, error("invalid-token", "this token is none"))
                        : StubServer.json(200, "{\"active\":true,\"account_id\":7,\"username\":\"jenkins\"}"));
        on("GET /reporting/product_info", request -> StubServer.json(200, product("uuid-1")));
        on("GET /management/engines", request -> StubServer.json(200, "{\"items\":[]}"));
    }

    public static String product(String uuid) {
        return "{\"api_version\":\"3.16.0\",\"product_version\":\"21.0.0\",\"system_uuid\":\"" + uuid + "\"}";
    }

    public static String error(String error, String description) {
        return "{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}";
    }

    /** @param call method and path below the root */
    public StubDct on(String call, Function<String, String> answer) {
        answers.put(call, answer);
        return this;
    }

    private String answer(String request) {
        String[] line = request.split(" ", 3);
        String path = line[1].split("\\?", 2)[0];
        Function<String, String> answer =
                path.startsWith(ROOT) ? answers.get(line[0] + " " + path.substring(ROOT.length())) : null;
        String page = "<html><body>nothing here</body></html>";
        return answer != null
                ? answer.apply(request)
                : path.startsWith(ROOT) ? StubServer.json(404, UNKNOWN) : StubServer.html(404, page);
    }

    public String url() {
        return server.url();
    }

    public DctSession session(LoginSource.Login login) {
        return session(login, url());
    }

    public DctSession session(LoginSource.Login login, String url) {
        HttpSettings settings = HttpSettings.of(url).withRetryBudget(Duration.ZERO);
        return new DctSession(new WebClient(new OkHttpClient(), settings), () -> login);
    }

    public static LoginSource.Login key(String key) {
        return LoginSource.Login.key(key);
    }

    /** Heads and bodies of the requests of a call. */
    public List<String> requests(String call) {
        String[] parts = call.split(" ", 2);
        return server.requests.stream()
                .filter(request -> request.matches("(?s)" + parts[0] + " " + ROOT + parts[1] + "(\\?\\S*)? .*"))
                .toList();
    }

    @Override
    public void close() throws Exception {
        server.close();
    }
}
