package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import groovy.lang.Closure;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.StepLibrary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A call in a Jenkinsfile, taken apart: {@code string(name: 'A')}, {@code timeout(5) { ... }}.
 *
 * @param body the block at its end
 * @param line where it stands in the file; empty for what stands in none
 */
public record Symbol(String name, Arguments arguments, Optional<Closure<?>> body, OptionalInt line) {

    /** @throws IllegalArgumentException when more than one argument is given without a name */
    public static Symbol of(String name, Object... given) {
        int last = given.length - 1;
        if (last >= 0 && given[last] instanceof Closure<?> block) {
            Object[] rest = Arrays.copyOf(given, last);
            return new Symbol(name, Arguments.of(rest), Optional.of(block), lineOfCall());
        }
        return new Symbol(name, Arguments.of(given), Optional.empty(), lineOfCall());
    }

    /** What it is called, with its line where it stands in one. */
    public String place() {
        return line.isPresent() ? NotUnderstoodException.word(name, line.getAsInt()) : name;
    }

    /** The same with this as its block. */
    public Symbol around(Closure<?> block) {
        return new Symbol(name, arguments, Optional.of(block), line);
    }

    /** The line of the file that is calling just now: what is carried out later is called from elsewhere. */
    private static OptionalInt lineOfCall() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> StepLibrary.FILE.equals(frame.getFileName()))
                        .mapToInt(StackWalker.StackFrame::getLineNumber)
                        .findFirst());
    }

    /** The same, but several arguments without a name are taken for a list. */
    public static Symbol lenient(String name, Object... given) {
        boolean block = given.length > 0 && given[given.length - 1] instanceof Closure;
        List<Object> rest = Arrays.asList(given).subList(0, block ? given.length - 1 : given.length);
        if (rest.size() < 2) {
            return of(name, given);
        }
        return block ? of(name, new ArrayList<>(rest), given[given.length - 1]) : of(name, new ArrayList<>(rest));
    }

    /** The argument of this name, or the only one that has none. */
    public Optional<Object> argument(String parameter) {
        return arguments.named().containsKey(parameter)
                ? Optional.ofNullable(arguments.named().get(parameter))
                : arguments.single();
    }

    /** The argument of this name alone. */
    public Optional<Object> named(String parameter) {
        return Optional.ofNullable(arguments.named().get(parameter));
    }

    public String text(String parameter, String otherwise) {
        return argument(parameter).map(Object::toString).orElse(otherwise);
    }

    /** The argument of this name as yes or no: a Jenkins takes a text for one, too. */
    public boolean flag(String parameter, boolean otherwise) {
        return named(parameter)
                .map(value -> Boolean.parseBoolean(value.toString()))
                .orElse(otherwise);
    }

    /** As it would stand in a Jenkinsfile, without its block. */
    @Override
    public String toString() {
        return (name + " " + arguments).strip();
    }
}
