package io.jenkins.plugins.delphixpipeline.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.delphixpipeline.simulator.Fault;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An engine some of whose users may not do everything. How a real one refuses is in no source, so that each way is tried. */
final class Rights {
    private static final Pattern SESSION = Pattern.compile("JSESSIONID=([^;\\s]+)");

    private final Map<String, String> users = new ConcurrentHashMap<>();
    private final List<String> changes = new CopyOnWriteArrayList<>();

    /** How an engine may say no. */
    enum Refusal {
        FORBIDDEN(403, "exception.webservices.authorization.failed"),
        HIDDEN(404, "exception.executor.object.missing"),
        REFUSED(200, "exception.executor.not.permitted");

        private final Fault fault;

        Refusal(int status, String id) {
            String body = "{\"type\":\"ErrorResult\",\"status\":\"ERROR\",\"error\":{\"type\":\"APIError\",\"details\":"
                    + "\"You may not do this.\",\"action\":\"\",\"id\":\"" + id + "\",\"commandOutput\":null}}";
            this.fault = Fault.foreign(status, "application/json", body);
        }
    }

    Rights(SimulatedEngine engine) {
        engine.faults()
                .on(request -> request.method().equals("POST") && request.path().endsWith("/login"))
                .always()
                .fails((request, handling) -> {
                    HttpResponse answer = handling.get();
                    String user = userIn(request);
                    remember(answer.headers().get("Set-Cookie"), user);
                    remember(request.header("cookie"), user);
                    return answer;
                });
        engine.faults()
                .on(request -> {
                    if (request.method().equals("POST") && !request.path().endsWith("/session")) {
                        changes.add(user(request) + ' ' + request.path());
                    }
                    return false;
                })
                .always()
                .fails(Fault.status(500));
    }

    private static String userIn(HttpRequest login) {
        try {
            return new ObjectMapper().readTree(login.text()).path("username").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void remember(String cookies, String user) {
        Matcher session = SESSION.matcher(cookies == null ? "" : cookies);
        while (session.find()) {
            users.put(session.group(1), user);
        }
    }

    private String user(HttpRequest request) {
        Matcher session = SESSION.matcher(request.header("cookie") == null ? "" : request.header("cookie"));
        return session.find() ? users.getOrDefault(session.group(1), "") : "";
    }

    /** @param call method and path, such as {@code POST .*}{@code /disable} */
    void forbid(SimulatedEngine engine, String user, String call, Refusal how) {
        Pattern forbidden = Pattern.compile(call);
        engine.faults()
                .on(request -> user(request).equals(user)
                        && forbidden
                                .matcher(request.method() + ' ' + request.path())
                                .matches())
                .always()
                .fails(how.fault);
    }

    /** What this user asked to have changed. */
    List<String> changesBy(String user) {
        return changes.stream()
                .filter(change -> change.startsWith(user + ' '))
                .map(change -> change.substring(change.lastIndexOf('/') + 1))
                .toList();
    }
}
