package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Resolves names exactly: nothing is ever picked silently, and an unknown name comes back with the nearest ones. */
public final class NameResolver {
    private static final int NEAREST = 3;

    private NameResolver() {}

    /**
     * @param wanted a name, a path as {@link Named#path()} writes it, or a reference, which is what is left when twins have
     *     the same path
     * @param unknown the problem to report when nothing bears that name
     * @throws PlatformException with {@code unknown} and the nearest names, or {@link Problem#NAME_AMBIGUOUS} and the paths
     */
    public static <T extends Named> T resolve(String wanted, Collection<? extends T> all, Problem unknown) {
        List<T> found = among(all, item -> item.isCalled(wanted));
        if (found.isEmpty()) {
            found = among(all, item -> wanted.equals(item.reference()));
        }
        if (found.size() == 1) {
            return found.get(0);
        }
        if (found.isEmpty()) {
            throw new PlatformException(Failure.of(unknown, wanted).withCandidates(nearest(wanted, all)));
        }
        throw new PlatformException(Failure.of(Problem.NAME_AMBIGUOUS, wanted)
                .withCandidates(told(found))
                .withDetails(areApart(found) ? null : times(found)));
    }

    private static <T extends Named> List<T> among(Collection<? extends T> all, Predicate<T> wanted) {
        return all.stream().<T>map(item -> item).filter(wanted).toList();
    }

    private static List<String> told(List<? extends Named> twins) {
        return twins.stream()
                .map(areApart(twins) ? Named::path : Named::reference)
                .sorted()
                .toList();
    }

    private static boolean areApart(List<? extends Named> twins) {
        return twins.stream().map(Named::path).distinct().count() == twins.size();
    }

    /** A reference alone says nothing to people. Null where nothing has a time. */
    private static String times(List<? extends Named> twins) {
        String times = twins.stream()
                .filter(twin -> twin.dataAt() != null)
                .sorted(Comparator.comparing(Named::dataAt))
                .map(twin -> twin.dataAt().truncatedTo(ChronoUnit.SECONDS) + " (" + twin.reference() + ')')
                .collect(Collectors.joining(", "));
        return times.isEmpty() ? null : times;
    }

    /** Whether it is one of those that the name can mean. */
    public static boolean means(String wanted, Named item) {
        return item.isCalled(wanted) || wanted.equals(item.reference());
    }

    /** The paths whose name is least different from the wanted one, nearest first, at most three; of twins, by their paths. */
    public static List<String> nearest(String wanted, Collection<? extends Named> all) {
        String name = wanted.substring(wanted.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        int tolerance = Math.max(2, name.length() / 2);
        record Near(String path, int distance, int ofPaths) {}
        return all.stream()
                .map(item -> new Near(item.path(), distance(name, item.name().toLowerCase(Locale.ROOT), tolerance), 0))
                .filter(near -> near.distance() <= tolerance)
                .map(near -> new Near(near.path(), near.distance(), distance(wanted, near.path(), wanted.length())))
                .sorted(Comparator.comparingInt(Near::distance)
                        .thenComparingInt(Near::ofPaths)
                        .thenComparing(Near::path))
                .limit(NEAREST)
                .map(Near::path)
                .toList();
    }

    /** Why a word of a language is refused, and which one comes nearest. */
    public static String unknown(String word, Collection<String> known) {
        List<String> near = nearestWords(word, known);
        return near.isEmpty() ? "it is not known" : "it is not known; the nearest that is known is " + near.get(0);
    }

    /** As {@link #nearest}, of words that name nothing. */
    public static List<String> nearestWords(String word, Collection<String> known) {
        return nearest(word, known.stream().map(Word::new).toList());
    }

    private record Word(String name) implements Named {
        @Override
        public String reference() {
            return name;
        }
    }

    /** Levenshtein distance; a text that contains the other counts as near, since people leave words out. */
    private static int distance(String a, String b, int tolerance) {
        if (b.contains(a) || a.contains(b)) {
            return 1;
        }
        if (Math.abs(a.length() - b.length()) > tolerance) {
            return tolerance + 1;
        }
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j < previous.length; j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replace, 1 + Math.min(previous[j], current[j - 1]));
            }
            previous = current;
        }
        return previous[b.length()];
    }
}
