package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The VDBs of a group, as an operation found and remembers them. */
final class Members {
    private static final String GROUP = "group";
    private static final String VDBS = "vdbs";
    private static final String BEFORE = "before.";

    private Members() {}

    static List<Dataset> of(VdbGroup group, OperationContext context) {
        return group.vdbs().stream().map(vdb -> context.catalog().listed(vdb)).toList();
    }

    /**
     * The same for who has something to do with them.
     *
     * @throws PlatformException {@link Problem#VDB_GROUP_EMPTY}
     */
    static List<Dataset> some(VdbGroup group, OperationContext context) {
        if (group.vdbs().isEmpty()) {
            throw PlatformException.of(Problem.VDB_GROUP_EMPTY, group.name());
        }
        return of(group, context);
    }

    /**
     * The same for who changes them.
     *
     * @throws PlatformException {@link Problem#VDB_GROUP_EMPTY}, {@link Problem#VDB_GROUP_LOCKED}, {@link Problem#VDB_LOCKED}
     */
    static List<Dataset> toChange(VdbGroup group, OperationContext context) {
        requireAllUnlocked(group);
        return some(group, context);
    }

    /** @throws PlatformException {@link Problem#VDB_GROUP_LOCKED}, {@link Problem#VDB_LOCKED} */
    static void requireAllUnlocked(VdbGroup group) {
        requireUnlocked(group);
        group.members().stream()
                .filter(member -> member.lockedBy() != null)
                .findFirst()
                .ifPresent(member -> {
                    throw new PlatformException(
                            Failure.of(Problem.VDB_LOCKED, member.name()).withDetails(member.lockedBy()));
                });
    }

    /** @throws PlatformException {@link Problem#VDB_GROUP_LOCKED} */
    static void requireUnlocked(VdbGroup group) {
        if (group.lockedBy() != null) {
            throw new PlatformException(
                    Failure.of(Problem.VDB_GROUP_LOCKED, group.name()).withDetails(group.lockedBy()));
        }
    }

    /** What has to be known after a restart. */
    static Map<String, String> facts(VdbGroup group, List<Dataset> members) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(GROUP, group.reference());
        facts.put(VDBS, String.join("\n", group.vdbs()));
        members.forEach(vdb -> facts.put(BEFORE + vdb.reference(), vdb.currentTimeflow()));
        return facts;
    }

    /** References of the objects whose jobs are in the way. */
    static List<String> guards(VdbGroup group) {
        List<String> all = new ArrayList<>(group.vdbs());
        all.add(group.reference());
        return all;
    }

    /** The group as it is now, whoever has joined it. */
    static VdbGroup group(OperationState state, OperationContext context) {
        return context.vdbGroups().groupByReference(state.fact(GROUP));
    }

    /** As they are now. */
    static List<Dataset> now(OperationState state, OperationContext context) {
        return List.of(state.fact(VDBS).split("\n")).stream()
                .map(vdb -> context.catalog().datasetByReference(vdb))
                .toList();
    }

    static String timeflowBefore(OperationState state, Dataset vdb) {
        return state.fact(BEFORE + vdb.reference());
    }

    static Result result(String group, List<Dataset> members) {
        return Result.empty()
                .with("vdbGroup", group)
                .with(
                        "vdbs",
                        new ArrayList<>(
                                members.stream().map(Dataset::path).sorted().toList()));
    }
}
