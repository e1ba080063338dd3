package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentGroup;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentMember;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An environment that was made here, or may have been: what it is, whose, until when, and how far it has come. It stays in the
 * registry until its VDB is gone, however long that takes.
 */
public final class DataEnvironment extends OpenWork {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String connection;
    private String name;
    private String job;
    private Origin user;
    private Lifetime lifetime;
    private AfterFailure afterFailure;
    private EnvironmentState state;
    private DataOperation provision;
    private OperationState provisioning;
    /** The provision while its answer was awaited: where to go on when nobody has it. Null when nothing was submitted. */
    private OperationState submitted;

    private Binding binding;
    private String reference;
    private String path;
    private String maskedBy;
    private LinkedHashMap<String, String> details;
    private long until;
    /** Null where it is a VDB. */
    private EnvironmentGroup group;
    /** Ids of the operations that made its VDBs, or may have. */
    private LinkedHashSet<String> provisions;

    private Removal removal = new Removal();

    private DataEnvironment(EnvironmentRequest request, long now) {
        super(request.id(), request.user(), now);
        this.connection = request.connection();
        this.name = request.name();
        this.job = request.user().job();
        this.user = request.user();
        this.lifetime = request.lifetime();
        this.afterFailure = request.afterFailure();
        this.state = EnvironmentState.RESERVED;
        this.group = request.kind() == EnvironmentKind.GROUP ? new EnvironmentGroup() : null;
    }

    static DataEnvironment reserved(EnvironmentRequest request, Instant now) {
        return new DataEnvironment(request, now.toEpochMilli());
    }

    private DataEnvironment changed(Consumer<DataEnvironment> change) {
        DataEnvironment copy = (DataEnvironment) clone();
        change.accept(copy);
        return copy;
    }

    private DataEnvironment to(EnvironmentState next, Consumer<DataEnvironment> change) {
        if (!state.leadsTo(next)) {
            throw new IllegalStateException(name + " cannot go from " + state + " to " + next);
        }
        return changed(copy -> {
            copy.state = next;
            change.accept(copy);
        });
    }

    /** The next body of the same owner wants it; its VDB is refreshed. */
    DataEnvironment usedAgain(EnvironmentRequest request) {
        return to(EnvironmentState.PROVISIONING, copy -> {
            copy.name = request.name();
            copy.user = request.user();
            copy.lifetime = request.lifetime();
            copy.afterFailure = request.afterFailure();
            copy.provision = null;
            copy.provisioning = null;
        });
    }

    /** What brings its data; nothing of it was submitted yet. */
    public DataEnvironment providedBy(DataOperation operation, OperationState begin) {
        return changed(copy -> {
            copy.provision = operation;
            copy.provisioning = binding == null ? begin : begin.boundTo(binding);
        });
    }

    /** How far its provision has come; kept before anything is submitted, and after each answer. */
    public DataEnvironment provisioning(OperationState now) {
        EnvironmentState next = now.isUnderWay() ? EnvironmentState.PROVISIONING : state;
        return to(next, copy -> {
            copy.provisioning = now;
            copy.binding = now.binding() == null ? binding : now.binding();
            String making = kind().making();
            if (now.begun(making)) {
                // What was there before is gone.
                copy.reference = now.made(making);
                copy.provisions = new LinkedHashSet<>(provisions());
                copy.provisions.add(now.id());
            }
            copy.submitted = kind().submitted(submitted, now);
        });
    }

    /**
     * Its data is there. What brought it needs not be kept any longer.
     *
     * @param told the result of its provision
     */
    public DataEnvironment ready(Map<String, ?> told, String masked, Instant now) {
        return to(EnvironmentState.READY, copy -> {
            copy.details = ProvideEnvironment.texts(told);
            copy.reference = copy.details.get(ProvideEnvironment.REFERENCE);
            copy.path = copy.details.get(kind().key());
            if (group != null) {
                copy.group =
                        new EnvironmentGroup(EnvironmentMember.of(provisioning.factsWith(EnvironmentMember.FACTS)));
            }
            copy.maskedBy = masked;
            copy.until = lifetime.time() == null ? 0 : now.plus(lifetime.time()).toEpochMilli();
            copy.provision = null;
            copy.provisioning = null;
            copy.submitted = null;
        });
    }

    public DataEnvironment inUse() {
        return to(EnvironmentState.IN_USE, copy -> {});
    }

    /** The body has ended. What is kept for a failure stays longer for it, and never shorter. */
    public DataEnvironment left(boolean failed, Instant now) {
        Duration keep = failed ? afterFailure.keep() : null;
        if (keep != null && !lifetime.isBranch()) {
            return to(EnvironmentState.READY, copy -> {
                copy.lifetime = lifetime.afterFailure(keep);
                copy.until = Math.max(until, now.plus(keep).toEpochMilli());
            });
        }
        return lifetime.isBuild() ? toBeRemoved() : to(EnvironmentState.READY, copy -> {});
    }

    /** Nobody uses it any more. What has lasted goes on to last, unless it was being made anew. */
    public DataEnvironment abandoned() {
        boolean lasting = !lifetime.isBuild() && path != null && submitted == null;
        return switch (state) {
            case PROVISIONING, IN_USE -> lasting ? to(EnvironmentState.READY, copy -> {}) : toBeRemoved();
            case RESERVED -> toBeRemoved();
            case READY -> lasting ? this : toBeRemoved();
            case TO_BE_REMOVED -> this;
        };
    }

    public DataEnvironment toBeRemoved() {
        return to(EnvironmentState.TO_BE_REMOVED, copy -> {});
    }

    /** Somebody said so: at once, and with its bookmarks. */
    DataEnvironment toBeRemovedNow() {
        return to(EnvironmentState.TO_BE_REMOVED, copy -> copy.removal = removal.insisted());
    }

    DataEnvironment removing(Removal now) {
        return changed(copy -> copy.removal = now);
    }

    /** What its lost provision made. */
    DataEnvironment settled(String made) {
        return changed(copy -> {
            copy.reference = made;
            copy.submitted = null;
        });
    }

    /** Lives so much longer, until the latest at most unless that is null; what has no end gets none. */
    public DataEnvironment extended(Duration time, Instant latest, Instant now) {
        Instant wanted =
                Instant.ofEpochMilli(Math.max(until, now.toEpochMilli())).plus(time);
        Instant end = latest != null && latest.isBefore(wanted) ? latest : wanted;
        return changed(copy -> copy.until = until == 0 ? 0 : Math.max(until, end.toEpochMilli()));
    }

    @Override
    protected OpenWork moved(String from, String to) {
        DataEnvironment there = (DataEnvironment) super.moved(from, to);
        boolean elsewhere = there != this || Origin.isIn(job, from) || Origin.isIn(user.job(), from);
        return !elsewhere
                ? this
                : there.changed(copy -> {
                    copy.job = Origin.renamed(job, from, to);
                    copy.user = user.moved(from, to);
                });
    }

    @Override
    public String verb() {
        return "environment";
    }

    @Override
    public String subject() {
        return path == null ? name : path;
    }

    @Override
    public String connection() {
        return connection;
    }

    /** As it was asked for last. */
    public String name() {
        return name;
    }

    /** Whether that is its name, in whatever way it is spelled. */
    public boolean isCalled(VdbSpelling wanted) {
        return wanted.text().equals(name) || wanted.canMean(subject());
    }

    /** The full name of the job it belongs to. */
    public String job() {
        return job;
    }

    /** Whose body uses it, or used it last. */
    public Origin user() {
        return user;
    }

    public Lifetime lifetime() {
        return lifetime;
    }

    public AfterFailure afterFailure() {
        return afterFailure;
    }

    public EnvironmentState state() {
        return state;
    }

    /** Null when it is not being provided. */
    public DataOperation provision() {
        return provision;
    }

    /** Null when it is not being provided. */
    public OperationState provisioning() {
        return provisioning;
    }

    /** Whether something is there for it, or may be. */
    public boolean wasSubmitted() {
        return reference != null || submitted != null || mayHaveVdbs();
    }

    /** A provision of a group that did not end well may leave VDBs behind, whatever becomes of the group. */
    boolean mayHaveVdbs() {
        return group != null && !provisions().isEmpty();
    }

    public EnvironmentKind kind() {
        return group == null ? EnvironmentKind.VDB : EnvironmentKind.GROUP;
    }

    public EnvironmentGroup group() {
        return group;
    }

    List<String> provisions() {
        return provisions == null ? List.of() : List.copyOf(provisions);
    }

    OperationState submitted() {
        return submitted;
    }

    /** Null while no back end was asked. */
    public Binding binding() {
        return binding;
    }

    /** Of its VDB or group; null while it is not known to be made. */
    public String reference() {
        return reference;
    }

    /** What its VDB or group is called; null until it was ready once. */
    public String path() {
        return path;
    }

    /** Where its data comes from; null until it was ready once. */
    public String parent() {
        return details().get("from");
    }

    public String point() {
        return details().get("point");
    }

    /** Null when nothing is known to mask it. */
    public String maskedBy() {
        return maskedBy;
    }

    /** How to reach its database, as far as the back end tells: host, port, database, jdbc. */
    public Map<String, String> details() {
        return details == null ? Map.of() : Collections.unmodifiableMap(details);
    }

    /** Null when it does not end at a time. */
    public Instant until() {
        return until == 0 ? null : Instant.ofEpochMilli(until);
    }

    /** What came of the attempts to remove it. */
    public Removal removal() {
        return removal;
    }
}
