package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission.Verdict;
import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * All environments of this controller: who gets one, and in which order. Whoever works with one holds a claim on it; what is
 * told to it is kept when the call returns. Safe for use by many threads.
 */
public final class Environments {
    private final OpenWorkRegistry registry;
    private final Clock clock;
    /** First come, first served. */
    private final Map<String, EnvironmentRequest> waiting = new LinkedHashMap<>();

    public Environments(OpenWorkRegistry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Oldest first. */
    public List<DataEnvironment> all() {
        return registry.all().stream()
                .filter(DataEnvironment.class::isInstance)
                .map(DataEnvironment.class::cast)
                .toList();
    }

    public Optional<DataEnvironment> find(String id) {
        return registry.find(id).filter(DataEnvironment.class::isInstance).map(DataEnvironment.class::cast);
    }

    /** The one that is reserved for, or used by, this step: a step that was resumed finds its own again. */
    public Optional<DataEnvironment> of(Origin user) {
        return all().stream()
                .filter(each -> each.state() != EnvironmentState.TO_BE_REMOVED)
                .filter(each -> each.user().equals(user))
                .findFirst();
    }

    /**
     * Asks for an environment, again and again as long as the answer may change. One that is given is claimed.
     *
     * @param awaited whether somebody still uses, or will use, what he reserved before the controller went down
     */
    public synchronized Admission ask(EnvironmentRequest request, Predicate<Origin> awaited) {
        boolean waits = false;
        try {
            Admission answer = answer(request, awaited);
            waits = answer.verdict().mayChange();
            return answer;
        } finally {
            // Whoever gets no answer at all does not ask again.
            if (waits) {
                // In the place that it has had since it asked first.
                waiting.put(request.id(), request);
            } else {
                waiting.remove(request.id());
            }
        }
    }

    /** Whoever asked does not wait any more. */
    public synchronized void withdraw(String id) {
        waiting.remove(id);
    }

    private Admission answer(EnvironmentRequest request, Predicate<Origin> awaited) {
        Optional<DataEnvironment> present = meant(request);
        if (present.isPresent()) {
            return present(present.get(), request, awaited);
        }
        for (EnvironmentRequest earlier : waiting.values()) {
            if (earlier.id().equals(request.id())) {
                break;
            }
            if (request.means(earlier)) {
                return Admission.not(Verdict.IN_USE, earlier.user().run());
            }
        }
        for (Quota quota : request.quotas()) {
            if (quota.counts(request.connection(), request.user().job())) {
                Admission full = full(quota, request);
                if (full != null) {
                    return full;
                }
            }
        }
        DataEnvironment reserved = DataEnvironment.reserved(request, clock.instant());
        registry.claim(reserved.id());
        try {
            registry.put(reserved);
        } catch (RuntimeException e) {
            registry.release(reserved.id());
            throw e;
        }
        return Admission.to(reserved);
    }

    /** What is there already of what somebody wants, for whomever that is. */
    public Optional<DataEnvironment> meant(EnvironmentRequest request) {
        return all().stream().filter(there -> isMeant(there, request)).min(Comparator.comparing(there -> !there.name()
                .equals(request.name())));
    }

    /** Also where it only may be, as long as its group is not known. */
    private static boolean isMeant(DataEnvironment there, EnvironmentRequest request) {
        return request.means(there.connection(), there.kind())
                && there.isCalled(request.spelling())
                && (there.path() != null || request.isSame(there.name(), there.job()));
    }

    /** Why what is there is not for whoever asks, however long he waits; empty where it may be. */
    public Optional<Admission> refusal(DataEnvironment there, EnvironmentRequest request) {
        if (request.around().contains(there.id())) {
            return Optional.of(Admission.not(Verdict.WAITS_FOR_ITSELF, there.subject()));
        }
        if (!there.job().equals(request.user().job())) {
            return Optional.of(Admission.not(Verdict.OF_ANOTHER, there.job()));
        }
        if (there.state() == EnvironmentState.TO_BE_REMOVED) {
            return there.removal().builtUpon().isEmpty()
                    ? Optional.empty()
                    : Optional.of(Admission.not(Verdict.KEPT, there.removal().builtUponNames()));
        }
        return isKept(there, request.user()) ? Optional.of(Admission.keptAfterFailure(there)) : Optional.empty();
    }

    private Admission present(DataEnvironment there, EnvironmentRequest request, Predicate<Origin> awaited) {
        Optional<Admission> refusal = refusal(there, request);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        if (there.state() == EnvironmentState.TO_BE_REMOVED) {
            return Admission.beingRemoved(there);
        }
        if (there.lifetime().isBuild()) {
            return Admission.not(Verdict.IN_USE, there.user().run());
        }
        boolean free = there.state() == EnvironmentState.READY && !awaited.test(there.user());
        if (!free || !isFirst(request) || !registry.claim(there.id())) {
            return Admission.not(Verdict.IN_USE, there.user().run());
        }
        try {
            return Admission.to(change(there.id(), now -> now.usedAgain(request)));
        } catch (RuntimeException e) {
            registry.release(there.id());
            throw e;
        }
    }

    /** Whether it stays as a failed body has left it: for all but the build that it belongs to, which may try again. */
    private boolean isKept(DataEnvironment there, Origin user) {
        return there.lifetime().isKept()
                && !there.user().isOfBuildOf(user)
                && clock.instant().isBefore(there.until());
    }

    /** Among those that wait for the same environment. */
    private boolean isFirst(EnvironmentRequest request) {
        return waiting.values().stream()
                .filter(request::means)
                .findFirst()
                .filter(first -> !first.id().equals(request.id()))
                .isEmpty();
    }

    /** Null when there is a place, also after all who asked before. What is there has its place already, whoever waits for it. */
    private Admission full(Quota quota, EnvironmentRequest request) {
        List<DataEnvironment> counted = all().stream()
                .filter(each -> quota.counts(each.connection(), each.job()))
                .toList();
        long before = 0;
        for (EnvironmentRequest earlier : waiting.values()) {
            if (earlier.id().equals(request.id())) {
                break;
            }
            boolean counts = quota.counts(earlier.connection(), earlier.user().job());
            before += counts && all().stream().noneMatch(there -> isMeant(there, earlier)) ? 1 : 0;
        }
        if (counted.size() + before < quota.most()) {
            return null;
        }
        boolean around = counted.stream().anyMatch(each -> request.around().contains(each.id()));
        return Admission.not(around ? Verdict.WAITS_FOR_ITSELF : Verdict.QUOTA_FULL, quota.subject());
    }

    /**
     * Keeps something new about an environment.
     *
     * @throws IllegalStateException when it is not there any more, or cannot become that
     */
    public synchronized DataEnvironment change(String id, UnaryOperator<DataEnvironment> change) {
        DataEnvironment changed = change.apply(
                find(id).orElseThrow(() -> new IllegalStateException("The environment " + id + " is removed")));
        registry.put(changed);
        return changed;
    }

    /** Its VDB is gone, or was never made. */
    void remove(String id) {
        registry.remove(id);
    }

    public boolean claim(String id) {
        return registry.claim(id);
    }

    public void release(String id) {
        registry.release(id);
    }

    public boolean isClaimed(String id) {
        return registry.isClaimed(id);
    }

    /** Whether its provision guards data, and is carried on by whoever does that. */
    boolean isGuarded(DataEnvironment environment) {
        return environment.provisioning() != null
                && registry.find(environment.provisioning().id()).isPresent();
    }

    /** A job, or a folder with all that is in it, has another full name now. Takes all other open work along. */
    public synchronized void moved(String from, String to) {
        registry.moved(from, to);
    }
}
