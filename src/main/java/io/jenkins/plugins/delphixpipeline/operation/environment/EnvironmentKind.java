package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.util.Optional;

/** What an environment is made of. */
public enum EnvironmentKind {
    VDB(ProvisionVdb.PROVISION, "vdb") {
        @Override
        Optional<String> nameOf(String reference, OperationContext context) {
            return Lookup.ifThere(() -> context.catalog().datasetByReference(reference))
                    .map(Dataset::path);
        }

        /** What has its name may have been made by somebody else. */
        @Override
        Optional<String> lookUp(OperationState state, OperationContext context) {
            return context.submissions().vdbsMadeBy(state.id()).stream().findFirst();
        }
    },
    GROUP(ProvisionGroup.PROVISION, "vdbGroup") {
        @Override
        Optional<String> nameOf(String reference, OperationContext context) {
            return Lookup.ifThere(() -> context.vdbGroups().groupByReference(reference))
                    .map(VdbGroup::name);
        }

        /** Names of groups need not be unique, so that its mark has to tell. */
        @Override
        Optional<String> lookUp(OperationState state, OperationContext context) {
            return context.vdbGroups().groupMadeBy(state.id()).map(VdbGroup::reference);
        }
    };

    private final String making;
    private final String key;

    EnvironmentKind(String making, String key) {
        this.making = making;
        this.key = key;
    }

    /** The phase that makes it. */
    public String making() {
        return making;
    }

    /**
     * Where to go on when nobody has the answer to what makes it.
     *
     * @param before the same until now; null when nothing was submitted
     */
    public OperationState submitted(OperationState before, OperationState now) {
        if (now.intent() != null && making.equals(now.openPhase())) {
            return now;
        }
        if (now.openJob() != null && now.failure() == null && !now.stopping()) {
            return now.begun(making) ? now : before;
        }
        return now.isUnderWay() ? before : null;
    }

    /** Where its name stands in the result of what provides it. */
    public String key() {
        return key;
    }

    /** What it is called now; empty when it is not there. */
    abstract Optional<String> nameOf(String reference, OperationContext context);

    /** Where nobody was told the reference of what was made. */
    abstract Optional<String> lookUp(OperationState state, OperationContext context);

    /** The reference of what was made; null when nothing was, as far as that can be told. */
    final String made(OperationState state, OperationContext context) {
        String told = state.made(making);
        return told == null && state.ended(making) ? lookUp(state, context).orElse(null) : told;
    }
}
