package io.jenkins.plugins.delphixpipeline.operation.policy;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Which VDBs hold data at this moment that nothing proves to be masked, for those who have to clear up after a failure: not only the
 * one that the work was about, but all that come from the same production.
 */
public final class UnmaskedNow {
    private static final Logger LOGGER = Logger.getLogger(UnmaskedNow.class.getName());
    /** Each costs a few requests, and nobody reads a longer list. */
    private static final int MOST = 50;

    private final OperationContext context;
    private final Map<String, Dataset> byReference = new LinkedHashMap<>();

    private UnmaskedNow(OperationContext context) {
        this.context = context;
    }

    /**
     * Asks the back end, and takes what it does not tell for nothing: the failure itself is told in any case.
     *
     * @param subject what the work was about, as its user named it: what is refused beforehand has no flows yet
     * @param flows where the work took data, or was to take it
     * @return what people call them, each with what can be done with it
     */
    public static List<String> of(String subject, List<Result.Flow> flows, OperationContext context) {
        Stream<String> ends = flows.stream().flatMap(flow -> Stream.of(flow.from(), flow.to()));
        List<String> names = Stream.concat(Stream.of(subject), ends)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        try {
            return new UnmaskedNow(context).read(names);
        } catch (PlatformException e) {
            LOGGER.log(Level.FINE, e, () -> "Nothing can be told of unmasked data now");
            return List.of();
        }
    }

    private List<String> read(List<String> names) {
        context.guardReader().catalog().datasets().forEach(each -> byReference.put(each.reference(), each));
        List<String> behind = behind(names);
        List<String> roots = byReference.values().stream()
                .filter(each ->
                        behind.contains(each.reference()) || names.stream().anyMatch(each::isCalled))
                .map(this::root)
                .distinct()
                .toList();
        List<Dataset> family = byReference.values().stream()
                .filter(each -> each.isVdb() && roots.contains(root(each)))
                .toList();
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(quiet(), false);
        List<String> told = new ArrayList<>();
        for (Dataset each : family.subList(0, Math.min(MOST, family.size()))) {
            if (!policy.now(each).isSafe()) {
                told.add(each.path() + (isDisabled(each) ? " (disabled)" : ""));
            }
        }
        if (family.size() > MOST) {
            told.add((family.size() - MOST) + " more VDBs that were not looked at");
        }
        return told;
    }

    /** The datasets of VDB groups, templates and data pods of these names. */
    private List<String> behind(List<String> names) {
        Stream<String> ofGroups = context.platform().vdbGroups().stream()
                .flatMap(groups -> groups.groups().stream())
                .filter(group -> names.stream().anyMatch(group::isCalled))
                .flatMap(group -> group.vdbs().stream());
        Stream<String> ofLayouts = context.platform().selfService().stream().flatMap(selfService -> layouts(selfService)
                .filter(layout -> names.stream().anyMatch(layout::isCalled))
                .flatMap(layout -> selfService.datasetsOf(layout.reference()).stream()));
        return Stream.concat(ofGroups, ofLayouts).toList();
    }

    private static Stream<Named> layouts(SelfService selfService) {
        return selfService.templates().stream()
                .flatMap(template -> Stream.concat(Stream.of(template), selfService.pods(template).stream()));
    }

    private OperationContext quiet() {
        return new OperationContext(context.platform(), (note, arguments) -> {}, context.terms(), context.operation());
    }

    private String root(Dataset dataset) {
        Dataset at = dataset;
        // One step for each dataset there is, so that a circle ends as well.
        for (int steps = byReference.size(); steps > 0 && at.parent() != null; steps--) {
            Dataset parent = byReference.get(at.parent());
            if (parent == null) {
                return at.parent();
            }
            at = parent;
        }
        return at.reference();
    }

    private boolean isDisabled(Dataset vdb) {
        return context.guardReader().catalog().runState(vdb).isCertainlyDisabled();
    }
}
