package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Group;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Groups change rarely, so their names are known for some minutes, and asked for again when an unknown one turns up. */
public final class GroupNames {
    private static final String ALL = "";

    private final EngineSession session;
    private final RequestCache<Map<String, String>> memory = RequestCache.of(Duration.ofMinutes(5));
    /** So that a group that the engine hides from us is not asked for again with each of its datasets. */
    private final RequestCache<Optional<String>> later = RequestCache.of(Duration.ofMinutes(5));

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
    public String reference(String name) {
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
