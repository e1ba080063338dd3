package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.engine.wire.Group;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups change rarely, so their names are known for some minutes, and asked for again when an unknown one turns up. */
final class GroupNames {
    private static final String ALL = "";

    private final EngineSession session;
    private final ShortMemory<Map<String, String>> memory = ShortMemory.of(Duration.ofMinutes(5));
    /** So that a group that the engine hides from us is not asked for again with each of its datasets. */
    private final ShortMemory<Optional<String>> later = ShortMemory.of(Duration.ofMinutes(5));

    GroupNames(EngineSession session) {
        this.session = session;
    }

    List<String> all() {
        return List.copyOf(again().values());
    }

    /** Null when the engine does not know the group either. */
    String name(String reference) {
        if (reference == null) {
            return null;
        }
        String name = byReference().get(reference);
        return name == null
                ? later.get(reference, () -> Optional.ofNullable(again().get(reference)))
                        .orElse(null)
                : name;
    }

    /** @throws PlatformException {@link Problem#GROUP_UNKNOWN} with the groups that are there */
    String reference(String name) {
        Map<String, String> groups = byReference();
        if (!groups.containsValue(name)) {
            groups = again();
        }
        List<String> names = groups.values().stream().sorted().toList();
        return groups.entrySet().stream()
                .filter(group -> group.getValue().equals(name))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new PlatformException(
                        Failure.of(Problem.GROUP_UNKNOWN, name).withCandidates(names)));
    }

    private Map<String, String> again() {
        memory.forget();
        return byReference();
    }

    private Map<String, String> byReference() {
        return memory.get(ALL, () -> {
            Map<String, String> names = new LinkedHashMap<>();
            session.list(WebRequest.get("/group"), Group.class)
                    .forEach(group -> names.put(group.reference(), group.name()));
            return names;
        });
    }
}
