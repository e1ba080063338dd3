package io.jenkins.plugins.delphixpipeline.simulator.api;

import io.jenkins.plugins.delphixpipeline.simulator.http.HttpRequest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** The requests that reached the engine, oldest first; old ones are forgotten. */
public final class RequestLog {

    private static final int LONGEST = 50_000;
    private static final Pattern SECRET = Pattern.compile("password|\"(?:token|api_key)\"");

    /**
     * One request.
     *
     * @param body as text; empty for logins and credentials, whose secrets are not kept
     * @param status HTTP status that the engine gave, 0 when a fault kept the request from it
     */
    public record Entry(String method, String path, String query, String userAgent, String body, int status) {

        /** Whether the engine did something about it. */
        public boolean handled() {
            return status != 0;
        }
    }

    private final Deque<Entry> entries = new ArrayDeque<>();

    public synchronized void add(HttpRequest request, int status) {
        if (entries.size() == LONGEST) {
            entries.removeFirst();
        }
        String path =
                request.path().startsWith(Api.BASE) ? request.path().substring(Api.BASE.length()) : request.path();
        boolean secret = SECRET.matcher(request.text()).find();
        entries.add(new Entry(
                request.method(),
                path,
                request.rawQuery(),
                request.header("user-agent"),
                secret ? "" : request.text(),
                status));
    }

    public synchronized List<Entry> entries() {
        return List.copyOf(entries);
    }

    public synchronized void clear() {
        entries.clear();
    }
}
