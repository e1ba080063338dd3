package io.jenkins.plugins.delphixpipeline.simulator.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the call that a method and path mean. Literal words win over {@code {ref}}. */
public final class Router {

    /** Answers one call. */
    @FunctionalInterface
    public interface Handler {
        Reply handle(Call call);
    }

    /**
     * @param needsLogin whether an anonymous caller is turned away
     * @param waits whether the handler takes its time and must run without the engine's monitor
     */
    public record Route(String method, List<String> words, Handler handler, boolean needsLogin, boolean waits) {

        private boolean matches(String requestMethod, List<String> path) {
            if (!method.equals(requestMethod) || words.size() != path.size()) {
                return false;
            }
            for (int i = 0; i < words.size(); i++) {
                boolean fits = isVariable(words.get(i))
                        ? isReference(path.get(i))
                        : words.get(i).equals(path.get(i));
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private long literals() {
            return words.stream().filter(word -> !isVariable(word)).count();
        }

        /** References have no lower case letters, names of calls do. */
        private static boolean isReference(String word) {
            return word.equals(word.toUpperCase(Locale.ROOT));
        }

        private static boolean isVariable(String word) {
            return word.startsWith("{");
        }
    }

    /** A route together with the values of its variables. */
    public record Match(Route route, Map<String, String> variables) {}

    private final Map<Integer, List<Route>> bySize = new HashMap<>();

    public Router get(String path, Handler handler) {
        return add(new Route("GET", words(path), handler, true, false));
    }

    public Router post(String path, Handler handler) {
        return add(new Route("POST", words(path), handler, true, false));
    }

    /** A call that needs no login. */
    public Router open(String method, String path, Handler handler) {
        return add(new Route(method, words(path), handler, false, false));
    }

    /** A long poll. */
    public Router waiting(String path, Handler handler) {
        return add(new Route("GET", words(path), handler, true, true));
    }

    /** @param path below the base path, without query */
    public Optional<Match> match(String method, String path) {
        List<String> given = words(path.replaceFirst("^/?jetstream/", "selfservice/"));
        Route best = null;
        for (Route route : bySize.getOrDefault(given.size(), List.of())) {
            if (route.matches(method, given) && (best == null || route.literals() > best.literals())) {
                best = route;
            }
        }
        return Optional.ofNullable(best).map(route -> new Match(route, variables(route, given)));
    }

    private Router add(Route route) {
        bySize.computeIfAbsent(route.words().size(), any -> new ArrayList<>()).add(route);
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
