package io.jenkins.plugins.delphixpipeline.simulator.jobs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The record of all actions, oldest first. Guarded by the engine's monitor. */
public final class Actions {

    private final List<Action> all = new ArrayList<>();
    private final Map<String, Action> byReference = new HashMap<>();
    private final List<Consumer<Action>> followers = new CopyOnWriteArrayList<>();
    private int numbered;
    private final Supplier<Instant> clock;
    private final Notifications notifications;

    Actions(Supplier<Instant> clock, Notifications notifications) {
        this.clock = clock;
        this.notifications = notifications;
    }

    public List<Action> all() {
        return all;
    }

    public Optional<Action> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    /** An action that is over as soon as it began. */
    public Action done(String actionType, String details, Caller caller) {
        Action action = begin(actionType, details, caller);
        end(action, "COMPLETED", null);
        return action;
    }

    public Action failed(String actionType, String details, Caller caller, JobFailure why) {
        Action action = begin(actionType, details, caller);
        end(action, "FAILED", why);
        return action;
    }

    /** The action of a job that ended before this engine was. */
    Action past(PastJob job) {
        int number = job.actionNumber().orElse(numbered + 1);
        numbered = Math.max(numbered, number);
        Action action = new Action(
                "ACTION-" + number, job.plan().actionType(), job.plan().title(), job.caller(), job.start());
        action.end(job.state().name(), null, job.end());
        keep(action);
        return action;
    }

    private void keep(Action action) {
        all.add(action);
        byReference.put(action.reference(), action);
    }

    Action begin(String actionType, String details, Caller caller) {
        Action action = new Action("ACTION-" + ++numbered, actionType, details, caller, clock.get());
        keep(action);
        notifications.publish("CREATE", action.reference(), "Action");
        return action;
    }

    void end(Action action, String state, JobFailure why) {
        action.end(state, why, clock.get());
        notifications.publish("UPDATE", action.reference(), "Action");
        followers.forEach(follower -> follower.accept(action));
    }

    /** Tells of each action that ends; what is told may not wait for anything. */
    public void follow(Consumer<Action> follower) {
        followers.add(follower);
    }
}
