package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentGroup;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentMember;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An environment that was made here, or may have been: what it is, whose, until when, and how far it has come. It stays in the
 * registry until its VDB is gone, however long that takes.
 */
public final class DataEnvironment extends ProvidedEnvironment {
    @Serial
    private static final long serialVersionUID = 1L;

    private EnvironmentState state;
    private Removal removal = new Removal();

    private DataEnvironment(EnvironmentRequest request, long now) {
        super(request, now);
        this.state = EnvironmentState.RESERVED;
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
            copy.before = terms();
            copy.wantedBy(request);
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
        return to(EnvironmentState.IN_USE, copy -> copy.before = null);
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
        boolean over = until != 0 && !now.isBefore(until());
        return lifetime.isBuild() || over ? toBeRemoved() : to(EnvironmentState.READY, copy -> {});
    }

    /** Nobody uses it any more. What has lasted goes on to last as before, unless it was being made anew. */
    public DataEnvironment abandoned() {
        Lifetime lasts = before == null ? lifetime : before.lifetime;
        boolean lasting = !lasts.isBuild() && path != null && submitted == null;
        return switch (state) {
            case PROVISIONING, IN_USE, READY ->
                lasting ? to(EnvironmentState.READY, OwnedEnvironment::restore) : toBeRemoved();
            case RESERVED -> toBeRemoved();
            case TO_BE_REMOVED -> this;
        };
    }

    /** The connection that it came from has another name now, and what else it has become. */
    public DataEnvironment on(Binding today) {
        return changed(copy -> {
            copy.connection = today.connection();
            copy.binding = binding.by(today);
            copy.submitted = submitted == null ? null : submitted.boundTo(copy.binding);
        });
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
        return changed(copy -> {
            copy.until = until == 0 ? 0 : Math.max(until, end.toEpochMilli());
            copy.before = before == null ? null : before.lasting(copy.until);
        });
    }

    public EnvironmentState state() {
        return state;
    }

    /** What came of the attempts to remove it. */
    public Removal removal() {
        return removal;
    }
}
