package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a step takes, as its annotations say.
 *
 * @param ofConstructor parameters of its data-bound constructor
 * @param settable those that have a data-bound setter, of the constructor's too
 * @param trial what the step itself would say of values
 */
public record Signature(List<String> ofConstructor, List<String> settable, Trial trial) {
    public Signature(List<String> ofConstructor, List<String> settable) {
        this(ofConstructor, settable, values -> Optional.empty());
    }

    public Signature {
        ofConstructor = List.copyOf(ofConstructor);
        settable = List.copyOf(settable);
    }

    /** What a declarative pipeline must give: the constructor takes it, and no setter does. */
    public List<String> demanded() {
        return ofConstructor.stream().filter(name -> !settable.contains(name)).toList();
    }

    /** The parameter that a value without a name is taken for; a declarative pipeline wants it to be demanded, too. */
    public Optional<String> unnamed(boolean declarative) {
        return Optional.of(ofConstructor)
                .filter(all -> all.size() == 1)
                .map(all -> all.get(0))
                .filter(name -> !declarative || demanded().contains(name));
    }

    public List<String> known() {
        return Stream.concat(ofConstructor.stream(), settable.stream())
                .distinct()
                .toList();
    }

    /** What to say of a name that it does not have; nothing when it has them all. */
    public Optional<String> refusalOfUnknown(Collection<String> names) {
        List<String> known = known();
        return names.stream().filter(name -> !known.contains(name)).findFirst().map(name -> {
            String nearest = Nearest.to(name, known);
            return "knows no argument '" + name + "'" + (nearest.isEmpty() ? "; it knows " : nearest + " It knows ")
                    + String.join(", ", known);
        });
    }

    /** The same, and what carries out the step can be asked about values. */
    public Signature tried(Trial by) {
        return new Signature(ofConstructor, settable, by);
    }

    /** Looks at values and runs nothing. */
    @FunctionalInterface
    public interface Trial {
        /** What the step itself has against these values. */
        Optional<String> wrong(Map<String, Object> values);
    }

    /** What to say of a value without a name, and what to write instead. */
    public String refusalOfUnnamed() {
        return "takes no value without a name here, nor in a Jenkins; "
                + (ofConstructor.isEmpty()
                        ? "name it, as one of " + String.join(", ", known())
                        : toWrite(ofConstructor));
    }

    /** As a Jenkinsfile would have these. */
    public static String toWrite(List<String> parameters) {
        return "write " + String.join(": …, ", parameters) + ": …";
    }
}
