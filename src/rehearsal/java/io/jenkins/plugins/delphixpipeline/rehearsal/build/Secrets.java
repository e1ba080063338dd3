package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stand-ins for credentials by their id. Their passwords never print. */
public final class Secrets {
    private static final String HIDDEN = "****";

    private final Map<String, StandIn> standIns = new ConcurrentHashMap<>();
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /** Always the same for an id. */
    public StandIn of(String id) {
        return standIns.computeIfAbsent(
                id, any -> new StandIn("user-of-" + id, UUID.randomUUID().toString()));
    }

    /** Keeps one more text from being printed, if it is long enough to be a secret. */
    public void hide(String secret) {
        if (secret != null && secret.length() >= SecretTexts.SHORTEST) {
            others.add(secret);
        }
    }

    /** Keeps from being printed what looks like a secret among the arguments of a step. */
    public void hideIn(Map<String, Object> arguments) {
        others.addAll(SecretTexts.in(arguments));
    }

    /** A text with the passwords left out. */
    public String hidden(String text) {
        String shown = text;
        // The longest first: what is a part of another one would leave the rest of that to be read.
        List<String> all = Stream.concat(standIns.values().stream().map(StandIn::password), others.stream())
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        for (String each : all) {
            shown = shown.replace(each, HIDDEN);
        }
        return shown;
    }
}
