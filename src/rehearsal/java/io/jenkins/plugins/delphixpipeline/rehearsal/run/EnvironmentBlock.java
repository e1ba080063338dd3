package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import java.util.Map;

/** {@code environment { NAME = value }}: evaluated once, when the pipeline or stage that it belongs to begins. */
final class EnvironmentBlock extends RunBlock {
    private Variables result;

    private EnvironmentBlock(Variables outer) {
        super(outer);
        this.result = outer;
    }

    static Variables evaluate(Closure<?> block, Variables outer) {
        EnvironmentBlock environment = new EnvironmentBlock(outer);
        environment.evaluate(block);
        return environment.result;
    }

    @Override
    Variables variables() {
        return result;
    }

    @Override
    public void setProperty(String name, Object value) {
        result = result.with(Map.of(name, String.valueOf(value)));
    }
}
