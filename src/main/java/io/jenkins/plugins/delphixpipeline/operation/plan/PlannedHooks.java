package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts that a VDB would have, by their names: what they do is of no account before they run. */
final class PlannedHooks {
    private PlannedHooks() {}

    /** What is kept of them, for each list that would be set; an empty one takes its scripts away. */
    static Map<String, String> facts(VdbHooks hooks) {
        Map<String, String> facts = new HashMap<>();
        hooks.lists()
                .forEach((moment, scripts) -> facts.put(
                        moment.name(), scripts.stream().map(Script::name).collect(Collectors.joining("\n"))));
        return facts;
    }

    /** Empty where the list stays as it is. */
    static Optional<List<String>> scripts(PlannedObject planned, Moment moment) {
        return Optional.ofNullable(planned.fact(moment.name()))
                .map(names -> names.isEmpty() ? List.of() : List.of(names.split("\n")));
    }

    /** Masking jobs stay. */
    static Masking masking(Masking usual, List<String> scripts) {
        return new Masking(
                usual.flagged(),
                Stream.concat(
                                usual.hooks().stream().filter(Masking.Hook::maskingJob),
                                scripts.stream().map(name -> new Masking.Hook(false, name)))
                        .toList());
    }

    static VdbHooks after(VdbHooks usual, PlannedObject planned) {
        Map<Moment, List<Script>> lists = new EnumMap<>(Moment.class);
        lists.putAll(usual.lists());
        for (Moment moment : Moment.values()) {
            scripts(planned, moment)
                    .ifPresent(names -> lists.put(
                            moment,
                            names.stream()
                                    .map(name -> new Script(name, null, null))
                                    .toList()));
        }
        return new VdbHooks(lists);
    }
}
