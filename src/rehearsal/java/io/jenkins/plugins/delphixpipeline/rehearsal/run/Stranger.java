package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.InvokerHelper;

/** A variable that another plugin brings, such as {@code docker}: what is called on it is noted, and its blocks are run. */
final class Stranger extends GroovyObjectSupport {
    private final String name;
    private final Supplier<Here> here;

    Stranger(String name, Supplier<Here> here) {
        this.name = name;
        this.here = here;
    }

    @Override
    public Object invokeMethod(String method, Object arguments) {
        if (method.equals("toString")) {
            return name;
        }
        Object[] given = InvokerHelper.asArray(arguments);
        Here now = here.get();
        Stranger result = new Stranger(name + "." + method, here);
        now.note(name + "." + method);
        Object last = given.length == 0 ? null : given[given.length - 1];
        if (last instanceof Closure<?> block) {
            try {
                // Where no node is around it, what is called on docker takes one by itself.
                Scope inside = name.startsWith("docker") ? NodeContext.around(now.scope()) : now.scope();
                return now.code().call(block.getMaximumNumberOfParameters() == 0 ? block : block.curry(result), inside);
            } catch (Exception e) {
                throw Failures.<RuntimeException>rethrow(e);
            }
        }
        return result;
    }

    @Override
    public Object getProperty(String property) {
        return new Stranger(name + "." + property, here);
    }

    @Override
    public String toString() {
        return name;
    }
}
