package io.jenkins.plugins.delphixpipeline.operation.environment;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The VDBs of an environment that is a group: which are known, and which operations may have made more. Stored; immutable. */
public final class EnvironmentGroup implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> operations;
    private final ArrayList<EnvironmentMember> members;

    /** Nothing was made yet. */
    public EnvironmentGroup() {
        this(List.of(), List.of());
    }

    private EnvironmentGroup(List<String> operations, List<EnvironmentMember> members) {
        this.operations = new ArrayList<>(operations);
        this.members = new ArrayList<>(members);
    }

    /** @param operation the id of one that makes the group, or may have */
    public EnvironmentGroup madeBy(String operation) {
        if (operations.contains(operation)) {
            return this;
        }
        List<String> more = new ArrayList<>(operations);
        more.add(operation);
        return new EnvironmentGroup(more, members);
    }

    public EnvironmentGroup with(List<EnvironmentMember> known) {
        return new EnvironmentGroup(operations, known);
    }

    public List<String> operations() {
        return List.copyOf(operations);
    }

    public List<EnvironmentMember> members() {
        return List.copyOf(members);
    }

    List<String> references() {
        return members.stream().map(EnvironmentMember::reference).toList();
    }
}
