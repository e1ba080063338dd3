package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline.Deferred;

/** Runs blocks of the file, each with what is around it, on the thread that asks. */
public final class Code {
    private final ThreadLocal<Scope> scopes = new ThreadLocal<>();

    /** What is around the code that runs on this thread. */
    Scope scope() {
        return scopes.get();
    }

    /** A block of a step. */
    public Object call(Closure<?> block, Scope scope) throws Exception {
        Scope outer = scopes.get();
        scopes.set(scope);
        try {
            return block.call();
        } catch (Exception | StackOverflowError | AssertionError e) {
            throw Failures.<Exception>rethrow(Failures.unwrapped(e));
        } finally {
            scopes.set(outer);
        }
    }

    /** What was not read before its stage is reached. */
    <T> T read(Deferred<T> deferred, Scope scope) {
        Scope outer = scopes.get();
        scopes.set(scope);
        try {
            return deferred.read();
        } finally {
            scopes.set(outer);
        }
    }

    /** A block of a section, whose words mean nothing to the code inside of it. */
    Object callSection(Closure<?> block, Scope scope) throws Exception {
        return callWith(block.getThisObject(), block, scope);
    }

    /** The same for a block in which words and variables are another's. */
    Object callWith(Object delegate, Closure<?> block, Scope scope) throws Exception {
        Closure<?> own = (Closure<?>) block.clone();
        own.setDelegate(delegate);
        own.setResolveStrategy(Closure.DELEGATE_ONLY);
        return call(own, scope);
    }

    void run(Runnable whole, Scope scope) {
        scopes.set(scope);
        try {
            whole.run();
        } finally {
            scopes.remove();
        }
    }
}
