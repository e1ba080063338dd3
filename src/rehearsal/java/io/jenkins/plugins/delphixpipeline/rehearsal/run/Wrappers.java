package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.OptionWords;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Build;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Attempts;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Options of a pipeline or stage that are steps with a block: all that the section does is their block, as in a Jenkins. */
final class Wrappers {
    private static final String TIMEOUT = "timeout";
    private static final String RETRY = "retry";
    private static final Set<String> LIMITS = Set.of(TIMEOUT, RETRY);

    /** Of the steps of Jenkins that can be options, those that decide what becomes of what is inside, or give it a variable. */
    private static final Set<String> OF_JENKINS =
            Set.of("catchError", "lock", "warnError", "withCredentials", "withEnv");

    private final Set<String> known;
    private final JenkinsStep step;
    private final Build build;
    private final Code code;

    /**
     * @param known the plugin's steps, which are carried out like some of Jenkins; other options are noted
     * @param step carries one out
     */
    Wrappers(Set<String> known, JenkinsStep step, Build build, Code code) {
        this.known = new HashSet<>(known);
        this.known.addAll(OF_JENKINS);
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
        Deque<Symbol> carriedOut = new ArrayDeque<>();
        for (Symbol option : options) {
            build.secrets().hideIn(option.arguments().named());
            if (LIMITS.contains(option.name()) || known.contains(option.name())) {
                carriedOut.add(option);
            } else {
                build.note(option.name(), "option: " + option, scope.console());
                sayWhatWasMeant(option.name(), scope);
            }
        }
        return around(carriedOut, scope, part);
    }

    /** What changes nothing in a rehearsal, or is looked at elsewhere, is no news; any other may be a plugin's, or misspelt. */
    private void sayWhatWasMeant(String option, Scope scope) {
        Set<String> all = new TreeSet<>(OptionWords.OF_PIPELINE);
        all.addAll(OptionWords.OTHERS);
        if (!all.contains(option)) {
            all.addAll(known);
            all.addAll(LIMITS);
            scope.console().line("  no option that is known here" + Nearest.to(option, all));
        }
    }

    /** @param left what has not begun yet: as in a Jenkins, what {@code retry} tries again has none of it */
    private Object around(Deque<Symbol> left, Scope scope, Limits.Part part) throws Exception {
        if (left.isEmpty()) {
            return part.run(scope);
        }
        Symbol option = left.remove();
        Limits.Part inside = inner -> around(left, inner, part);
        return switch (option.name()) {
            case TIMEOUT -> Limits.timeout(option, scope, inside);
            case RETRY -> retry(option, List.copyOf(left), scope, inside);
            default -> step(option, scope, inside);
        };
    }

    private Object retry(Symbol option, List<Symbol> inside, Scope scope, Limits.Part part) throws Exception {
        String without = inside.stream().map(Symbol::name).collect(Collectors.joining(", "));
        // Whatever fails in a stage or in a pipeline has been told there.
        return Limits.retry(Attempts.of(option), scope, part, failure -> {
            if (!without.isEmpty()) {
                scope.console()
                        .line("Without " + without + ", which stands behind retry in options: as in Jenkins, "
                                + "only the first attempt has it");
            }
        });
    }

    private Object step(Symbol option, Scope scope, Limits.Part part) throws Exception {
        if (option.body().isPresent()) {
            throw new IllegalArgumentException(
                    option.name() + " in options is around its stage or pipeline, and has no block of its own");
        }
        return step.run(option.around(new Block(part)), new Here(scope, build, code));
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
