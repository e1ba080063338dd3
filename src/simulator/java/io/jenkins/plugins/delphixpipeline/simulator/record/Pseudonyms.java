package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Names in place of those that people have given: what a thing is, and its number. The same name of one kind gets the same. */
final class Pseudonyms {
    /** Logins that every engine has. */
    private static final Set<String> USUAL = Set.of("sysadmin", "admin", "delphix_admin", "default", "master");

    private final Map<String, Map<String, String>> names = new HashMap<>();

    /** @param word what the thing is */
    String of(String word, String name) {
        if (USUAL.contains(name)) {
            return name;
        }
        Map<String, String> ofWord = names.computeIfAbsent(word, any -> new HashMap<>());
        return ofWord.computeIfAbsent(name, any -> word + "-" + (ofWord.size() + 1));
    }
}
