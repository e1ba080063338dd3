package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Places;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Body;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.LabelBodies;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import io.jenkins.plugins.delphixpipeline.platform.secret.SecretReferences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a new VDB is to be like. People name things; DCT takes ids. A setting that takes an id takes a name as well.
 */
public final class ProvisionSettings {
    private static final String TAGS = "tags";
    private static final String ENVIRONMENT = "environment_id";
    private static final String REPOSITORY = "repository_id";
    private static final String SELECT = "auto_select_repository";
    private static final String GROUP = "target_group_id";
    private static final String USER = "environment_user_id";
    private static final Map<String, PolicyType> POLICIES = Map.of(
            "snapshot_policy_id", PolicyType.SNAPSHOT_POLICY, "retention_policy_id", PolicyType.RETENTION_POLICY);

    /** DCT's names for what has a name of its own in a pipeline. */
    private static final Map<String, String> KEYS = Map.of(
            "tags",
            TAGS,
            "snapshotPolicy",
            "snapshot_policy_id",
            "retentionPolicy",
            "retention_policy_id",
            "environmentUser",
            USER);

    private final Places places;

    public ProvisionSettings(Places places) {
        this.places = places;
    }

    /**
     * What is null is for DCT to choose.
     *
     * @param parameters further settings by DCT's own names, those of {@code settings} among them
     */
    public record Wish(
            String name, String group, String environment, String repository, Map<String, Object> parameters) {
        public Wish {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }

        public Wish with(VdbSettings settings) {
            Map<String, Object> all = new LinkedHashMap<>(parameters);
            settings.given().forEach((word, value) -> all.put(KEYS.get(word), value));
            if (!settings.labels().isEmpty()) {
                List<Object> tags = new ArrayList<>(tags(all.get(TAGS)));
                tags.addAll(LabelBodies.tags(settings.labels()));
                all.put(TAGS, tags);
            }
            return new Wish(name, group, environment, repository, all);
        }

        private boolean hasEnvironment() {
            return environment != null || parameters.containsKey(ENVIRONMENT);
        }
    }

    /** @throws PlatformException {@link Problem#PARAMETER_REFUSED} for what is said twice, or stands for nothing */
    public static void check(Wish wish, VdbSettings settings) {
        SecretReferences.check(wish.parameters());
        settings.given().keySet().stream()
                .filter(word -> wish.parameters().containsKey(KEYS.get(word)))
                .forEach(word -> {
                    throw saidTwice(word, KEYS.get(word));
                });
        ReservedSettings.requireNone(wish.parameters());
        requireOnce("environment", wish.environment(), ENVIRONMENT, wish);
        requireOnce("repository", wish.repository(), REPOSITORY, wish);
        if (settings.environmentUser() != null && !wish.hasEnvironment()) {
            throw Refused.parameter(
                    "environmentUser", "it names a user of an environment; give environment, too", List.of());
        }
    }

    private static void requireOnce(String word, String given, String key, Wish wish) {
        if (given != null && wish.parameters().containsKey(key)) {
            throw saidTwice(word, key);
        }
    }

    private static PlatformException saidTwice(String word, String key) {
        return Refused.parameter(word, "is given in parameters too, as " + key, List.of());
    }

    /** @param engine on which it is made, by id */
    public Body body(Wish wish, String engine, String correlation) {
        Map<String, Object> given = new LinkedHashMap<>(wish.parameters());
        List<Object> tags = new ArrayList<>(tags(given.remove(TAGS)));
        tags.add(OperationTag.of(correlation));
        String environment = environment(wish, given, engine);
        String repository = repository(wish, given, environment, engine);
        POLICIES.forEach((key, type) ->
                given.computeIfPresent(key, (same, name) -> places.policy(name.toString(), type, engine)));
        if (environment != null) {
            given.computeIfPresent(USER, (same, name) -> places.user(name.toString(), environment));
        }
        boolean selects = repository == null && !Boolean.FALSE.equals(given.remove(SELECT));
        return new Body()
                .putAll(given)
                .put("name", wish.name())
                .put(GROUP, wish.group() == null ? null : places.group(wish.group(), engine))
                .put(ENVIRONMENT, environment)
                .put(REPOSITORY, repository)
                .put(SELECT, selects ? Boolean.TRUE : null)
                .put(TAGS, tags);
    }

    private String environment(Wish wish, Map<String, Object> given, String engine) {
        Object set = given.remove(ENVIRONMENT);
        String name = wish.environment() != null || set == null ? wish.environment() : set.toString();
        return name == null ? null : places.environment(name, engine);
    }

    private String repository(Wish wish, Map<String, Object> given, String environment, String engine) {
        Object set = given.remove(REPOSITORY);
        String name = wish.repository() != null || set == null ? wish.repository() : set.toString();
        return name == null ? null : places.repository(name, environment, engine);
    }

    /** As DCT writes them, as a map, or as words. */
    private static Collection<?> tags(Object given) {
        if (given == null) {
            return List.of();
        }
        if (given instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> Map.of("key", entry.getKey().toString(), "value", String.valueOf(entry.getValue())))
                    .toList();
        }
        if (given instanceof Collection<?> list) {
            return list.stream().allMatch(String.class::isInstance)
                    ? LabelBodies.tags(list.stream().map(String.class::cast).toList())
                    : list;
        }
        throw Refused.parameter(TAGS, "must be a list of key and value, or an object", List.of());
    }
}
