package io.jenkins.plugins.delphixpipeline.simulator.dct.api;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctVersion;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Body;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds the call that a method and a path mean. Words win over variables. */
public final class Router {

    /**
     * @param since minor version that brought it
     * @param body what may be sent
     * @param open whether nobody needs to be logged in
     */
    public record Route(
            String method, List<String> words, int since, Body body, boolean open, Function<Call, Answer> handler) {

        private boolean matches(String requested, List<String> path) {
            if (!method.equals(requested) || words.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                if (!isVariable(words.get(i)) && !words.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private long literals() {
            return words.stream().filter(word -> !isVariable(word)).count();
        }

        private static boolean isVariable(String word) {
            return word.startsWith("{");
        }
    }

    /** A route together with the values of its variables. */
    public record Match(Route route, Map<String, String> variables) {}

    private static final Body NOTHING = Body.of("");

    private final List<Route> routes = new ArrayList<>();

    public Router get(String path, Function<Call, Answer> handler) {
        return get(0, path, handler);
    }

    public Router get(int since, String path, Function<Call, Answer> handler) {
        return add(new Route("GET", words(path), since, NOTHING, false, handler));
    }

    public Router post(String path, String body, Function<Call, Answer> handler) {
        return post(0, path, body, handler);
    }

    public Router post(int since, String path, String body, Function<Call, Answer> handler) {
        return add(new Route("POST", words(path), since, Body.of(body), false, handler));
    }

    public Router patch(String path, String body, Function<Call, Answer> handler) {
        return add(new Route("PATCH", words(path), 0, Body.of(body), false, handler));
    }

    public Router delete(String path, Function<Call, Answer> handler) {
        return delete(0, path, handler);
    }

    public Router delete(int since, String path, Function<Call, Answer> handler) {
        return add(new Route("DELETE", words(path), since, NOTHING, false, handler));
    }

    /** A call that needs no login. */
    public Router open(String method, String path, String body, Function<Call, Answer> handler) {
        return add(new Route(method, words(path), 0, Body.of(body), true, handler));
    }

    /** @param path below the base path */
    public Optional<Match> match(String method, String path, DctVersion version) {
        List<String> given = words(path);
        Route best = null;
        for (Route route : routes) {
            boolean fits = version.atLeast(route.since()) && route.matches(method, given);
            if (fits && (best == null || route.literals() > best.literals())) {
                best = route;
            }
        }
        return Optional.ofNullable(best).map(route -> new Match(route, variables(route, given)));
    }

    /** Whether the path is one of this version at all, by whatever method. */
    public boolean knows(String path, DctVersion version) {
        return List.of("GET", "POST", "PATCH", "DELETE").stream()
                .anyMatch(method -> match(method, path, version).isPresent());
    }

    private Router add(Route route) {
        routes.add(route);
        return this;
    }

    private static Map<String, String> variables(Route route, List<String> given) {
        Map<String, String> variables = new HashMap<>();
        for (int i = 0; i < given.size(); i++) {
            String word = route.words().get(i);
            if (Route.isVariable(word)) {
                variables.put(word.substring(1, word.length() - 1), given.get(i));
            }
        }
        return variables;
    }

    private static List<String> words(String path) {
        List<String> words = new ArrayList<>();
        for (String word : path.split("/")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
