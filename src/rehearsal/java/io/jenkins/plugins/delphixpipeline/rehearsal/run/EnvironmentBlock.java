package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StandIn;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import java.util.Map;
import java.util.Optional;

/** {@code environment { NAME = value }}: evaluated once, when the pipeline or stage that it belongs to begins. */
final class EnvironmentBlock extends GroovyObjectSupport {
    private final GroovyObject script;
    private final Build build;
    private Variables result;

    private EnvironmentBlock(GroovyObject script, Variables outer, Build build) {
        this.script = script;
        this.result = outer;
        this.build = build;
    }

    static Variables evaluate(Closure<?> block, Scope scope, Code code, Build build) throws Exception {
        GroovyObject script = (GroovyObject) block.getThisObject();
        EnvironmentBlock environment = new EnvironmentBlock(script, scope.variables(), build);
        code.callWith(environment, block, scope);
        return environment.result;
    }

    @Override
    public Object getProperty(String name) {
        if (name.equals("env")) {
            return new Environment(result);
        }
        Optional<String> own = result.get(name);
        try {
            return own.isPresent() ? own.get() : script.getProperty(name);
        } catch (MissingPropertyException e) {
            // As in a Jenkins, in this section alone.
            return null;
        }
    }

    @Override
    public void setProperty(String name, Object value) {
        result = result.with(
                value instanceof StandIn secret ? secret.variables(name) : Map.of(name, String.valueOf(value)));
    }

    @Override
    public Object invokeMethod(String name, Object arguments) {
        if (name.equals("credentials")) {
            Object[] given = (Object[]) arguments;
            return build.secrets().of(String.valueOf(given[0]));
        }
        return script.invokeMethod(name, arguments);
    }
}
