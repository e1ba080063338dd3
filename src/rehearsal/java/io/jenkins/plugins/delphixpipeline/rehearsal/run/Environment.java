package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.GroovyObjectSupport;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import java.util.Map;

/** {@code env}: a variable that does not exist is null. */
final class Environment extends GroovyObjectSupport {
    private final Variables variables;

    Environment(Variables variables) {
        this.variables = variables;
    }

    /** {@code env.getEnvironment()} and {@code env.environment}. */
    public Map<String, String> getEnvironment() {
        return variables.all();
    }

    @Override
    public Object getProperty(String name) {
        return name.equals("environment")
                ? getEnvironment()
                : variables.get(name).orElse(null);
    }

    @Override
    public void setProperty(String name, Object value) {
        variables.assign(name, value == null ? null : value.toString());
    }
}
