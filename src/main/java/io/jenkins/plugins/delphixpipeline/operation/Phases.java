package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What can be asked of the phases of an operation, oldest first, and how their list changes: always into a new one. */
public final class Phases {
    /** In the name of a phase that had to be done before failing and was not: it counts as not done. */
    public static final String AGAIN = ".again";

    /** The same for one that others held up. */
    public static final String HELD_UP = ".held";

    private Phases() {}

    /** Null when there is none. */
    public static Phase last(List<Phase> phases) {
        return phases.isEmpty() ? null : phases.get(phases.size() - 1);
    }

    /** The one that is under way. */
    static Optional<Phase> open(List<Phase> phases) {
        return Optional.ofNullable(last(phases)).filter(last -> !last.ended);
    }

    /** The last of this name. */
    static Optional<Phase> find(List<Phase> phases, String name) {
        return phases.stream().filter(phase -> phase.name.equals(name)).reduce((first, second) -> second);
    }

    /** @param intended the name of one that is about to be submitted; null for none */
    static boolean anyBeginsWith(String beginning, List<Phase> phases, String intended) {
        return Stream.concat(phases.stream().map(phase -> phase.name), Stream.ofNullable(intended))
                .anyMatch(name -> name.startsWith(beginning));
    }

    public static List<String> jobs(List<Phase> phases) {
        return phases.stream().map(phase -> phase.job).filter(Objects::nonNull).toList();
    }

    /** What an operation has submitted so far, by its job where it has one. */
    public static List<String> attempted(List<Phase> phases, Intent doubted) {
        return Stream.concat(
                        phases.stream().map(phase -> phase.job == null ? phase.name : phase.job),
                        Stream.ofNullable(doubted).map(open -> open.kind().toString()))
                .toList();
    }

    static ArrayList<Phase> with(List<Phase> phases, Phase next) {
        ArrayList<Phase> more = new ArrayList<>(phases);
        more.add(next);
        return more;
    }

    static ArrayList<Phase> changingLast(List<Phase> phases, UnaryOperator<Phase> change) {
        ArrayList<Phase> changed = new ArrayList<>(phases);
        changed.set(phases.size() - 1, change.apply(last(phases)));
        return changed;
    }

    /** Those of one part of a sequence, without the prefix that keeps the parts apart. */
    static ArrayList<Phase> within(List<Phase> phases, String prefix) {
        return new ArrayList<>(phases.stream()
                .filter(phase -> phase.name.startsWith(prefix))
                .map(phase -> phase.renamed(phase.name.substring(prefix.length())))
                .toList());
    }

    /** Null where the name belongs to another part, or is none. */
    static String nameWithin(String name, String prefix) {
        return name == null || !name.startsWith(prefix) ? null : name.substring(prefix.length());
    }

    static HashMap<String, String> factsWith(Map<String, String> facts, Map<String, String> more) {
        HashMap<String, String> all = new HashMap<>(facts);
        all.putAll(more);
        return all;
    }

    static Map<String, String> sortedFactsWithin(Map<String, String> facts, String prefix) {
        return new TreeMap<>(factsWithin(facts, prefix));
    }

    static HashMap<String, String> factsWithin(Map<String, String> facts, String prefix) {
        HashMap<String, String> inside = new HashMap<>();
        facts.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                inside.put(key.substring(prefix.length()), value);
            }
        });
        return inside;
    }

    /** How often what has to be done before failing was tried in vain. */
    public static int failedRemedies(List<Phase> phases) {
        return count(phases, AGAIN);
    }

    /** How often a phase was held up by others. */
    public static int heldUp(List<Phase> phases, String name) {
        return (int) phases.stream()
                .filter(phase -> phase.name.startsWith(name + HELD_UP))
                .count();
    }

    private static int count(List<Phase> phases, String why) {
        return (int) phases.stream().filter(phase -> phase.name.contains(why)).count();
    }

    /** The last one was in vain, for one reason or the other. */
    static ArrayList<Phase> lastInVain(List<Phase> phases, String why) {
        int number = count(phases, why) + 1;
        return changingLast(phases, phase -> phase.end().renamed(phase.name + why + number));
    }

    /** @param from everything from there on was in vain; null for nothing */
    static ArrayList<Phase> inVainFrom(List<Phase> phases, Integer from) {
        ArrayList<Phase> changed = new ArrayList<>(from == null ? phases : phases.subList(0, from));
        for (Phase phase : phases.subList(changed.size(), phases.size())) {
            changed.add(phase);
            if (!phase.name.contains(AGAIN)) {
                changed = lastInVain(changed, AGAIN);
            }
        }
        return changed;
    }

    /**
     * The last job is waited for once more, as if its end had not been seen.
     *
     * @param until what comes from there on was done because of that, and is over; null where nothing does
     */
    static ArrayList<Phase> reopened(List<Phase> phases, Integer until) {
        ArrayList<Phase> changed = new ArrayList<>(phases);
        Phase last = changed.remove((until == null ? phases.size() : until) - 1);
        changed.add(last.reopened());
        return changed;
    }

    /** What the mark of a submission gets, so that the work of an earlier attempt is not taken for that of a later one. */
    static String attempt(List<Phase> phases) {
        return attempt(phases, AGAIN) + attempt(phases, HELD_UP);
    }

    private static String attempt(List<Phase> phases, String why) {
        int number = count(phases, why);
        return number == 0 ? "" : why + number;
    }

    /** @param before null for none */
    static List<Intent> attempts(Intent last, List<Intent> before) {
        return Stream.concat(Stream.ofNullable(last), Stream.ofNullable(before).flatMap(List::stream))
                .toList();
    }
}
