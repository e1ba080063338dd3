package io.jenkins.plugins.delphixpipeline.openwork.environment;

import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import java.io.Serial;
import java.time.Instant;

/**
 * Whose an environment is, and how long it is to live. Its fields are stored with those of {@link DataEnvironment} as if they
 * were its own.
 */
public abstract class OwnedEnvironment extends OpenWork {
    @Serial
    private static final long serialVersionUID = 1L;

    String connection;
    String name;
    String job;
    Origin user;
    Lifetime lifetime;
    AfterFailure afterFailure;
    long until;
    /** Those that hold again if nothing comes of the next body that wants it; null where none is under way. */
    Terms before;

    OwnedEnvironment(EnvironmentRequest request, long now) {
        super(request.id(), request.user(), now);
        this.connection = request.connection();
        this.job = request.user().job();
        wantedBy(request);
    }

    /** The newest who wants it says for how long. */
    final void wantedBy(EnvironmentRequest request) {
        name = request.name();
        user = request.user();
        lifetime = request.lifetime();
        afterFailure = request.afterFailure();
    }

    final Terms terms() {
        return new Terms(user, lifetime, afterFailure, until);
    }

    /** As if the body that wanted it had never asked. */
    final void restore() {
        if (before != null) {
            user = before.user;
            lifetime = before.lifetime;
            afterFailure = before.afterFailure;
            until = before.until;
            before = null;
        }
    }

    @Override
    protected final OpenWork moved(String from, String to) {
        OpenWork there = super.moved(from, to);
        boolean elsewhere = there != this || Origin.isIn(job, from) || Origin.isIn(user.job(), from);
        if (!elsewhere) {
            return this;
        }
        OwnedEnvironment copy = (OwnedEnvironment) ((OwnedEnvironment) there).clone();
        copy.job = Origin.renamed(job, from, to);
        copy.user = user.moved(from, to);
        copy.before = before == null ? null : before.moved(from, to);
        return copy;
    }

    @Override
    public final String verb() {
        return "environment";
    }

    @Override
    public final String connection() {
        return connection;
    }

    /** As it was asked for last. */
    public final String name() {
        return name;
    }

    /** The full name of the job it belongs to. */
    public final String job() {
        return job;
    }

    /** Whose body uses it, or used it last. */
    public final Origin user() {
        return user;
    }

    public final Lifetime lifetime() {
        return lifetime;
    }

    public final AfterFailure afterFailure() {
        return afterFailure;
    }

    /** Null when it does not end at a time. */
    public final Instant until() {
        return until == 0 ? null : Instant.ofEpochMilli(until);
    }
}
