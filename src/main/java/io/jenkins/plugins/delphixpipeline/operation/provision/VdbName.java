package io.jenkins.plugins.delphixpipeline.operation.provision;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.util.List;
import java.util.Objects;

/**
 * What a new VDB is to be called, and in which group: a name, or {@code Group/Name}, and on a back end of many engines {@code
 * Engine/Group/Name} too, where the engine is that of the parent.
 *
 * @param engine the parent's; null on a back end that is one
 * @param spec as it is written in the step, without the engine
 * @param group as it is given apart; null otherwise, and then a slash in the spec ends the group
 */
record VdbName(String engine, String spec, String group) {
    static VdbName of(String vdb, String group, Dataset parent) {
        String prefix = parent.engine() + "/";
        boolean full = parent.engine() != null && vdb.startsWith(prefix) && vdb.indexOf('/', prefix.length()) > 0;
        return new VdbName(parent.engine(), full ? vdb.substring(prefix.length()) : vdb, group);
    }

    /** The same where the name of the group has a slash of its own: the longest one that is there is meant. */
    VdbName settled(OperationContext context) {
        int first = spec.indexOf('/');
        if (group != null || first < 0) {
            return this;
        }
        for (int slash = spec.lastIndexOf('/'); slash > first; slash = spec.lastIndexOf('/', slash - 1)) {
            String longer = spec.substring(0, slash);
            if (isGroup(longer, context)) {
                return new VdbName(engine, spec, longer);
            }
        }
        return this;
    }

    /** A slash belongs to the name where the group is given apart. */
    String wantedGroup() {
        int slash = spec.indexOf('/');
        return slash < 0 || group != null ? group : spec.substring(0, slash);
    }

    String name() {
        String wanted = wantedGroup();
        return wanted != null && spec.startsWith(wanted + "/") ? spec.substring(wanted.length() + 1) : spec;
    }

    /** Whether a dataset is the one that is meant. */
    boolean means(Dataset dataset) {
        if (dataset.namespace() != null || !Objects.equals(engine, dataset.engine())) {
            return false;
        }
        if (group == null && spec.indexOf('/') >= 0) {
            return dataset.path().equals(engine == null ? spec : engine + "/" + spec);
        }
        return dataset.path().equals(path(dataset.group()))
                && (wantedGroup() == null || wantedGroup().equals(dataset.group()));
    }

    String path(String inGroup) {
        String local = inGroup == null ? name() : inGroup + "/" + name();
        return engine == null ? local : engine + "/" + local;
    }

    /**
     * A name with a slash is taken for one with a group, unless the group is given apart.
     *
     * @throws PlatformException {@link Problem#TWO_GROUPS}, {@link Problem#GROUP_UNKNOWN}
     */
    void checkGroup(OperationContext context) {
        int slash = spec.indexOf('/');
        if (slash < 0 || group != null && spec.startsWith(group + "/")) {
            return;
        }
        String first = spec.substring(0, slash);
        boolean there = isGroup(first, context);
        if (there && group != null) {
            throw new PlatformException(Failure.of(Problem.TWO_GROUPS, spec)
                    .withDetails(group)
                    .withCandidates(List.of(group + "/" + spec)));
        }
        if (!there && group == null) {
            throw new PlatformException(Failure.of(Problem.GROUP_UNKNOWN, first)
                    .withDetails(spec)
                    .withCandidates(context.catalog().groups().stream().sorted().toList()));
        }
    }

    /** What has datasets needs not be asked for. */
    private static boolean isGroup(String name, OperationContext context) {
        return context.catalog().datasets().stream()
                        .anyMatch(each -> each.namespace() == null && name.equals(each.group()))
                || context.catalog().hasGroup(name);
    }
}
