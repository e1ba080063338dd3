package io.jenkins.plugins.delphixpipeline.simulator.dct.work;

import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctPlan;
import io.jenkins.plugins.delphixpipeline.simulator.dct.jobs.DctTask;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.VdbGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** One job for all VDBs of a group: VDBs of the same order side by side, the orders one after the other. */
public final class GroupPlan {

    private final DctState state;
    private final VdbGroup group;
    private String bookmark;

    public GroupPlan(DctState state, VdbGroup group) {
        this.state = state;
        this.group = group;
    }

    /** The group remembers this bookmark when the job has completed. */
    public GroupPlan refreshedTo(String id) {
        bookmark = id;
        return this;
    }

    /** @param ascending whether the lowest order comes first */
    public DctPlan of(String type, boolean ascending, Function<Located, DctTask> work) {
        TreeMap<Integer, List<DctTask>> byOrder = new TreeMap<>();
        group.orders().forEach((id, order) -> byOrder.computeIfAbsent(order, any -> new ArrayList<>())
                .add(work.apply(state.inventory().vdb(id))));
        List<List<DctTask>> stages = new ArrayList<>(byOrder.values());
        if (!ascending) {
            Collections.reverse(stages);
        }
        String target = state.is(DctSwitch.GROUP_JOBS_WITHOUT_TARGET) ? null : group.id();
        DctPlan plan = new DctPlan(type, target, group.name());
        stages.forEach(plan::stage);
        return plan.whenCompleted(() -> {
            if (type.equals("VDB_GROUP_REFRESH")) {
                group.refreshed(bookmark, state.times().write(state.times().now()));
            }
        });
    }
}
