package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which of the known words somebody may have meant by one that is not known. */
final class Meant {
    /** Of so many known words all are told; of more, those that come close. */
    private static final int FEW = 12;

    private final String word;
    private final Collection<String> known;

    Meant(String word, Collection<String> known) {
        this.word = word;
        this.known = known;
    }

    /** What to add to a sentence about the word: the one that was meant, else what there is, where that is not much. */
    String hint() {
        List<String> near = nearestFirst().stream().filter(this::isNear).toList();
        if (!near.isEmpty()) {
            return "; did you mean \"" + near.get(0) + "\"?";
        }
        return known.isEmpty() || known.size() > FEW ? "" : "; to choose from: " + String.join(", ", known);
    }

    /** As {@link #hint}, followed by all that is allowed. */
    String hintAndAll(String all) {
        return nearestFirst().stream()
                .filter(this::isNear)
                .findFirst()
                .map(near -> "; did you mean \"" + near + "\"? " + all + ": ")
                .orElse("; " + all.toLowerCase(Locale.ROOT) + ": ")
                .concat(String.join(", ", known));
    }

    /** All of them; those that are equally far away stay in their order. */
    List<String> nearestFirst() {
        return known.stream()
                .sorted(Comparator.comparingInt((String each) -> isNear(each) ? distance(each) : Integer.MAX_VALUE)
                        .thenComparingInt(each -> isNear(each) ? Math.abs(each.length() - word.length()) : 0))
                .toList();
    }

    private boolean isNear(String candidate) {
        int length = plain(word).length();
        return distance(candidate) < length && distance(candidate) <= Math.max(1, length / 3);
    }

    /** Of a path, the name counts as much as the whole: it may stand in another group. */
    private int distance(String candidate) {
        int whole = distance(plain(word), plain(candidate));
        String name = last(word);
        return candidate.contains("/") && name.length() > 1
                ? Math.min(whole, 1 + distance(plain(name), plain(last(candidate))))
                : whole;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** People write vdb-groups and VdbGroups. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }

    /** How many letters differ, two that changed places being one; a word that is part of the other is near. */
    private static int distance(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        if (!a.equals(b) && shorter > 2 && (a.contains(b) || b.contains(a))) {
            return 1;
        }
        int[][] distances = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                distances[i][j] = i == 0 || j == 0 ? i + j : step(distances, a, b, i, j);
            }
        }
        return distances[a.length()][b.length()];
    }

    private static int step(int[][] distances, String a, String b, int i, int j) {
        int replaced = distances[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, distances[i - 2][j - 2] + 1) : least;
    }
}
