package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.NotUnderstoodException;

/** The delegate of a block that is evaluated while the build runs: it sees the build's variables. */
abstract class RunBlock extends GroovyObjectSupport {
    private final Variables variables;

    RunBlock(Variables variables) {
        this.variables = variables;
    }

    Variables variables() {
        return variables;
    }

    /** A variable by its bare name or, for {@code env.NAME}, the whole environment. */
    @Override
    public Object getProperty(String name) {
        if (name.equals("env")) {
            return new Environment(variables());
        }
        return variables().get(name).orElseThrow(() -> new MissingPropertyException("No such variable: " + name));
    }

    @Override
    public void setProperty(String name, Object value) {
        throw new NotUnderstoodException("an assignment to " + name);
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        throw new NotUnderstoodException(name + " here");
    }

    void evaluate(Closure<?> block) {
        block.setResolveStrategy(Closure.DELEGATE_ONLY);
        block.setDelegate(this);
        block.call();
    }

    /** As in Jenkins, a variable that does not exist is null when asked for as {@code env.NAME}. */
    private static final class Environment extends GroovyObjectSupport {
        private final Variables variables;

        Environment(Variables variables) {
            this.variables = variables;
        }

        @Override
        public Object getProperty(String name) {
            return variables.get(name).orElse(null);
        }

        @Override
        public void setProperty(String name, Object value) {
            throw new NotUnderstoodException("an assignment to env." + name);
        }
    }
}
