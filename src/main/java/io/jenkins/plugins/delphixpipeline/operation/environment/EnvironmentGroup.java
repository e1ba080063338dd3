package io.jenkins.plugins.delphixpipeline.operation.environment;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** The VDBs of an environment that is a group, as far as they are known. Stored; immutable. */
public final class EnvironmentGroup implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ArrayList<EnvironmentMember> members;

    /** Nothing was made yet. */
    public EnvironmentGroup() {
        this(List.of());
    }

    public EnvironmentGroup(List<EnvironmentMember> members) {
        this.members = new ArrayList<>(members);
    }

    public List<EnvironmentMember> members() {
        return List.copyOf(members);
    }

    /** Members are told of what was ready, so that all of them were seen. */
    public List<MadeVdb> made() {
        return members.stream()
                .map(member -> new MadeVdb(member.reference(), member.path(), true))
                .toList();
    }

    public List<String> references() {
        return members.stream().map(EnvironmentMember::reference).toList();
    }
}
