package io.jenkins.plugins.delphixpipeline.rehearsal.binding;

import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A known word that somebody may have meant. */
public final class Nearest {
    private Nearest() {}

    /** What to add to a sentence about the word; empty when nothing comes close. */
    public static String to(String word, Collection<String> known) {
        List<String> near = NameResolver.nearestWords(word, known);
        if (near.isEmpty()) {
            return "";
        }
        // One that is only the beginning of the word counts as near, but another may leave less over.
        Comparator<String> byRest = Comparator.comparingInt(name -> Math.abs(name.length() - word.length()));
        String meant = word.toLowerCase(Locale.ROOT).contains(near.get(0).toLowerCase(Locale.ROOT))
                ? Collections.min(near, byRest)
                : near.get(0);
        return "; did you mean " + meant + "?";
    }
}
