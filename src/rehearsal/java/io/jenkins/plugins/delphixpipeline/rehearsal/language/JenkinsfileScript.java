package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import groovy.lang.Closure;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.MetaProperty;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.InvokerHelper;

/** What a compiled Jenkinsfile is: all that Groovy itself does not know is a step or a variable of the build. */
public abstract class JenkinsfileScript extends Script {

    /** At the end of a step's name that Groovy would take for a method of its own. */
    static final String MARK = "$step";

    /** At the end of the name of a call that only describes something, such as a parameter or a credential. */
    static final String DESCRIPTION = "$description";

    /** In the place of a call whose value somebody gave on the command line. */
    static final String ANSWER = "answer$step";

    /** Groovy's own would print past the log. */
    private static final String PRINTF = "printf" + MARK;

    /** The name of {@link #isStopped$step()}. */
    static final String STOPPED = "isStopped$step";

    private Host host;

    /** Where the file runs. */
    public interface Host {

        /** Whether there is a step of this name. */
        boolean isKnown(String step);

        /** A step; {@code pipeline} is one, too. */
        Object step(String name, Object... arguments);

        /** Throws what the code on this thread was stopped by, if it was. */
        void checkStopped();

        /** A step whose value somebody gave on the command line. */
        Object answered(String step, Object value);

        /** A variable of the build. */
        Optional<Object> variable(String name);
    }

    /** A word as it stands in the file, whatever it was called to keep Groovy from it. */
    public static String word(String called) {
        return called.replaceFirst("\\$(step|description)$", "");
    }

    /** Whether a call, by its name, only describes something. */
    public static boolean isDescription(String called) {
        return called.endsWith(DESCRIPTION);
    }

    void runIn(Host where) {
        host = where;
    }

    /** Never true: what stops the code is thrown as it is. */
    public boolean isStopped$step() {
        host.checkStopped();
        return false;
    }

    @Override
    public Object getProperty(String name) {
        if (getBinding().hasVariable(name)) {
            return getBinding().getVariable(name);
        }
        if (getMetaClass().hasProperty(this, name) != null) {
            return getMetaClass().getProperty(this, name);
        }
        return host.variable(name)
                .orElseThrow(() -> new MissingPropertyException(
                        "No such variable: " + name + ". A text stands in quotes; what only your Jenkins knows, --env "
                                + name + "=... says",
                        name,
                        getClass()));
    }

    /** A field of the file, or a variable of all of it. */
    @Override
    public void setProperty(String name, Object value) {
        if (getMetaClass().hasProperty(this, name) != null) {
            getMetaClass().setProperty(this, name, value);
        } else {
            super.setProperty(name, value);
        }
    }

    /** Methods of the file come first. */
    @Override
    public Object invokeMethod(String name, Object arguments) {
        Object[] given = InvokerHelper.asArray(arguments);
        if (name.equals(ANSWER)) {
            return host.answered(String.valueOf(given[0]), given[1]);
        }
        if (name.equals(PRINTF)) {
            println(DefaultGroovyMethods.sprintf(
                    this, String.valueOf(given[0]), Arrays.copyOfRange(given, 1, given.length)));
            return null;
        }
        if (variable(name) instanceof Closure<?> block) {
            return block.call(given);
        }
        if (getMetaClass().respondsTo(this, name, given).isEmpty()) {
            if (isOwnMethod(name) && !host.isKnown(name)) {
                throw new MissingMethodException(name, getClass(), given);
            }
            return host.step(isDescription(name) ? name : word(name), given);
        }
        return getMetaClass().invokeMethod(this, name, given);
    }

    /** A method of the file, whatever it takes: a call of it is no step, even if it gives something else. */
    private boolean isOwnMethod(String name) {
        return Stream.of(getClass().getDeclaredMethods())
                .anyMatch(method -> !method.isSynthetic() && method.getName().equals(name));
    }

    /** A variable of all of the file, or one of its fields; null for none. */
    private Object variable(String name) {
        if (getBinding().hasVariable(name)) {
            return getBinding().getVariable(name);
        }
        MetaProperty field = getMetaClass().hasProperty(this, name);
        return field == null ? null : field.getProperty(this);
    }

    @Override
    public void println(Object value) {
        host.step("echo", String.valueOf(value));
    }

    @Override
    public void println() {
        println("");
    }

    @Override
    public void print(Object value) {
        println(value);
    }

    @Override
    public Object evaluate(String expression) {
        throw new GroovyRuntimeException("evaluate is not understood by the rehearsal");
    }
}
