package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;
import java.util.Set;

/** Options of a pipeline or stage that are steps with a block: all that the section does is their block, as in a Jenkins. */
final class Wrappers {
    private final Set<String> known;
    private final JenkinsStep step;
    private final Build build;
    private final Code code;

    /**
     * @param known the steps that are carried out; other options are noted
     * @param step carries one out
     */
    Wrappers(Set<String> known, JenkinsStep step, Build build, Code code) {
        this.known = Set.copyOf(known);
        this.step = step;
        this.build = build;
        this.code = code;
    }

    /** Whether one of these is more than a note. */
    boolean carryOut(List<Symbol> options) {
        return options.stream().map(Symbol::name).anyMatch(known::contains);
    }

    /** With the first around all others. */
    Object run(List<Symbol> options, Scope scope, Limits.Part part) throws Exception {
        if (options.isEmpty()) {
            return part.run(scope);
        }
        Symbol option = options.get(0);
        List<Symbol> others = options.subList(1, options.size());
        build.secrets().hideIn(option.arguments().named());
        if (!known.contains(option.name())) {
            build.note("option: " + option, scope.console());
            return run(others, scope, part);
        }
        if (option.body().isPresent()) {
            throw new IllegalArgumentException(
                    option.name() + " in options is around its stage or pipeline, and has no block of its own");
        }
        Closure<Object> block = new Block(inner -> run(others, inner, part));
        return step.run(option.around(block), new Here(scope, build, code));
    }

    /** A block that is no text of the file. */
    private final class Block extends Closure<Object> {
        private static final long serialVersionUID = 1L;

        private final transient Limits.Part part;

        Block(Limits.Part part) {
            super(Wrappers.this);
            this.part = part;
        }

        /** Groovy calls it by this name. */
        @SuppressWarnings("unused")
        public Object doCall(Object... nothing) throws Exception {
            return part.run(code.scope());
        }
    }
}
