package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentGroup;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentVdbs;
import io.jenkins.plugins.delphixpipeline.operation.environment.MadeVdb;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import java.io.Serial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What there is of an environment on a back end, or may be, and how it comes there. Its fields are stored with those of {@link
 * DataEnvironment} as if they were its own.
 */
public abstract class ProvidedEnvironment extends OwnedEnvironment {
    @Serial
    private static final long serialVersionUID = 1L;

    DataOperation provision;
    OperationState provisioning;
    /** The provision while its answer was awaited: where to go on when nobody has it. Null when nothing was submitted. */
    OperationState submitted;

    Binding binding;
    String reference;
    String path;
    String maskedBy;
    LinkedHashMap<String, String> details;
    /** Null where it is a VDB. */
    EnvironmentGroup group;
    /** Ids of the operations that made its VDBs, or may have. */
    LinkedHashSet<String> provisions;

    ProvidedEnvironment(EnvironmentRequest request, long now) {
        super(request, now);
        this.group = request.kind() == EnvironmentKind.GROUP ? new EnvironmentGroup() : null;
    }

    @Override
    public final String subject() {
        return path == null ? name : path;
    }

    /** Whether that is its name, in whatever way it is spelled. */
    public final boolean isCalled(VdbSpelling wanted) {
        return wanted.text().equals(name) || wanted.canMean(subject());
    }

    /** Null when it is not being provided. */
    public final DataOperation provision() {
        return provision;
    }

    /** Null when it is not being provided. */
    public final OperationState provisioning() {
        return provisioning;
    }

    /** Whether something is there for it, or may be. */
    public final boolean wasSubmitted() {
        return reference != null || submitted != null || mayHaveVdbs();
    }

    /** A provision of a group that did not end well may leave VDBs behind, whatever becomes of the group. */
    final boolean mayHaveVdbs() {
        return group != null && !provisions().isEmpty();
    }

    public final EnvironmentKind kind() {
        return group == null ? EnvironmentKind.VDB : EnvironmentKind.GROUP;
    }

    public final EnvironmentGroup group() {
        return group;
    }

    final List<String> provisions() {
        return provisions == null ? List.of() : List.copyOf(provisions);
    }

    final OperationState submitted() {
        return submitted;
    }

    /** Null while no back end was asked. */
    public final Binding binding() {
        return binding;
    }

    /** Of its VDB or group; null while it is not known to be made. */
    public final String reference() {
        return reference;
    }

    /**
     * The VDBs that are known to be made for it. One that was ready was seen; what failed to become so need not have been there.
     *
     * @param made the reference of its VDB or group; null while that is not known
     */
    final List<MadeVdb> vdbs(String made) {
        if (group != null) {
            return group.made();
        }
        boolean seen = made != null && made.equals(details().get(ProvideEnvironment.REFERENCE));
        return made == null ? List.of() : List.of(new MadeVdb(made, subject(), seen));
    }

    /** All of them as far as they are known, with what made them. */
    public final EnvironmentVdbs made() {
        return new EnvironmentVdbs(vdbs(reference), provisions(), null, false);
    }

    /** What its VDB or group is called; null until it was ready once. */
    public final String path() {
        return path;
    }

    /** Where its data comes from; null until it was ready once. */
    public final String parent() {
        return details().get("from");
    }

    public final String point() {
        return details().get("point");
    }

    /** Null when nothing is known to mask it. */
    public final String maskedBy() {
        return maskedBy;
    }

    /** How to reach its database, as far as the back end tells: host, port, database, jdbc. */
    public final Map<String, String> details() {
        return details == null ? Map.of() : Collections.unmodifiableMap(details);
    }
}
