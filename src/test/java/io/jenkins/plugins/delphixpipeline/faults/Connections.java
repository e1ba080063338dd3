package io.jenkins.plugins.delphixpipeline.faults;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Request;

/** What is configured, where its addresses lead, and how both change in mid-run. There are two engines. */
final class Connections {
    private static final String MAIN = "main";
    private static final String OTHER = "other";
    private static final String FIRST = "first.example";
    private static final String FIRST_TOO = "first-too.example";
    private static final String SECOND = "second.example";
    private static final String WHICH_DCT = "/reporting/product_info";

    private final URI second;
    /** The engine at each host. */
    private final Map<String, URI> hosts = new ConcurrentHashMap<>();

    private final Map<String, String> configured = new ConcurrentHashMap<>();
    private final ThreadLocal<URI> justAskedByThread = new ThreadLocal<>();
    private volatile String defaultName = MAIN;

    /** What an administrator does, or somebody in the network. */
    enum Change {
        NONE,
        DEFAULT_CHANGED,
        /** The connection leads to the second engine; the address with which operations began still leads to the first. */
        RECONFIGURED,
        /** The connection is gone, and another is the default. */
        REMOVED,
        /** The address itself leads to the second engine: nothing leads to the first any more. */
        MOVED,
        /** The same, but the connection of that name leads to the first engine by another address. */
        FOLLOWED
    }

    Connections(URI first, URI second) {
        this.second = second;
        hosts.putAll(Map.of(FIRST, first, FIRST_TOO, first, SECOND, second));
        configured.putAll(Map.of(MAIN, address(FIRST), OTHER, address(SECOND)));
    }

    private static boolean isSubmission(Request request) {
        return !request.method().equals("GET") && !request.url().encodedPath().matches(".*/(search|login|token-info)");
    }

    private static String address(String host) {
        return "http://" + host;
    }

    /** Whether an administrator means the second one by this address. */
    static boolean leadsToSecond(String url) {
        return url.contains(SECOND);
    }

    void change(Change what) {
        switch (what) {
            case NONE -> {
                // Most administrators leave it alone.
            }
            case DEFAULT_CHANGED -> defaultName = OTHER;
            case RECONFIGURED -> configured.put(MAIN, address(SECOND));
            case REMOVED -> {
                defaultName = OTHER;
                configured.remove(MAIN);
            }
            case MOVED -> hosts.put(FIRST, second);
            case FOLLOWED -> {
                configured.put(MAIN, address(FIRST_TOO));
                hosts.put(FIRST, second);
            }
        }
    }

    String defaultName() {
        return defaultName;
    }

    /** @throws IllegalStateException when there is no such connection today */
    String addressOf(String name) {
        String address = configured.get(name);
        if (address == null) {
            throw new IllegalStateException("no connection " + name);
        }
        return address;
    }

    /**
     * The network: each request goes where its address leads at that moment. Only who has just asked a DCT which one it is, and
     * submits something at once, finds the same one: between the two lies a moment that nobody can close, and that is said in
     * the documents and not tried here.
     */
    Interceptor network() {
        return chain -> {
            HttpUrl asked = chain.request().url();
            URI engine = hosts.get(asked.host());
            URI justAsked = justAskedByThread.get();
            justAskedByThread.remove();
            if (asked.encodedPath().endsWith(WHICH_DCT)) {
                justAskedByThread.set(engine);
            } else if (justAsked != null && isSubmission(chain.request())) {
                engine = justAsked;
            }
            HttpUrl there = asked.newBuilder()
                    .host(engine.getHost())
                    .port(engine.getPort())
                    .build();
            return chain.proceed(chain.request().newBuilder().url(there).build());
        };
    }
}
