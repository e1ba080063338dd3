package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What each new VDB of a group is to be called and like, given what its bookmark marks. */
final class NewVdbs {
    /** The setting that holds those of single VDBs, by the names of what they are made of. */
    private static final String SINGLE = "vdbs";

    private static final String NAME = "name";
    /** Each may go to another dataset group. */
    private static final String TARGET = "target_group_id";

    private final String group;
    private final Placement placement;
    private final OperationContext context;

    NewVdbs(String group, Placement placement, OperationContext context) {
        this.group = group;
        this.placement = placement;
        this.context = context;
    }

    /**
     * @param marked names of the VDBs behind the bookmark, by reference
     * @return by the same references
     * @throws PlatformException {@link Problem#VDB_EXISTS} for a name that is taken, {@link Problem#PARAMETER_REFUSED}
     */
    Map<String, GroupSubmission.ProvisionGroup.NewVdb> of(Map<String, String> marked) {
        Map<String, Object> common = new HashMap<>(placement.parameters());
        Map<String, Map<String, Object>> single = single(common.remove(SINGLE), marked);
        Map<String, GroupSubmission.ProvisionGroup.NewVdb> made = new LinkedHashMap<>();
        if (placement.group() != null && common.containsKey(TARGET)) {
            throw new PlatformException(
                    Failure.of(Problem.PARAMETER_REFUSED, TARGET).withDetails("the group is given as targetGroup"));
        }
        Set<Place> places = new HashSet<>();
        marked.forEach((reference, name) -> {
            Map<String, Object> settings = new HashMap<>(common);
            settings.putAll(single.getOrDefault(reference, Map.of()));
            Object wanted = settings.remove(NAME);
            Object given = settings.remove(TARGET);
            Dataset from = context.catalog().listed(reference);
            String madeName = wanted == null ? group + "-" + name : wanted.toString();
            String place = given == null ? placement.groupOr(from.group()) : given.toString();
            String target = given == null && placement.group() == null
                    ? place
                    : context.catalog().nameOfGroup(place);
            requireFree(madeName, target, from.engine());
            requireFirst(new Place(from.engine(), target, madeName), places);
            made.put(
                    reference,
                    new GroupSubmission.ProvisionGroup.NewVdb(
                            madeName,
                            place,
                            placement.environment(),
                            placement.repository(),
                            settings,
                            placement.settings()));
        });
        return made;
    }

    private record Place(String engine, String group, String name) {}

    /** Who asks for two of one name in one place would get the first and a failure. */
    private static void requireFirst(Place place, Set<Place> places) {
        if (!places.add(place)) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, NAME)
                    .withDetails("several new VDBs of the group would be called \"" + place.name() + "\""));
        }
    }

    private Map<String, Map<String, Object>> single(Object given, Map<String, String> marked) {
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> byName)) {
            throw refused("it must be an object with an entry for each VDB", marked);
        }
        List<Dataset> from =
                marked.keySet().stream().map(context.catalog()::listed).toList();
        Map<String, Map<String, Object>> single = new HashMap<>();
        byName.forEach((name, settings) -> {
            if (!(settings instanceof Map<?, ?> members)) {
                throw refused("the entry of " + name + " must be an object", marked);
            }
            Dataset meant = NameResolver.resolve(name.toString(), from, Problem.DATASET_UNKNOWN);
            single.put(
                    meant.reference(),
                    members.entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue)));
        });
        return single;
    }

    private static PlatformException refused(String why, Map<String, String> marked) {
        return new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, SINGLE)
                .withDetails(why)
                .withCandidates(marked.values().stream().sorted().toList()));
    }

    private void requireFree(String name, String inGroup, String engine) {
        context.catalog().datasets().stream()
                .filter(each -> each.namespace() == null && name.equals(each.name()))
                .filter(each -> Objects.equals(inGroup, each.group()) && Objects.equals(engine, each.engine()))
                .findFirst()
                .ifPresent(taken -> {
                    throw PlatformException.of(Problem.VDB_EXISTS, taken.path());
                });
        context.catalog().requireWhole(name, engine);
    }
}
