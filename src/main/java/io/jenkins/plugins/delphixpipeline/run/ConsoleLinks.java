package io.jenkins.plugins.delphixpipeline.run;

import hudson.console.HyperlinkNote;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes links of references to jobs and objects. There is no documented address for a single job, and engines differ, so each
 * leads to the engine's own application, which begins at the address of the connection. Nothing that a back end says gets
 * into an address.
 */
final class ConsoleLinks {
    /** Engine API: {@code JOB-12}, {@code ACTION-7}, {@code ORACLE_SNAPSHOT-3}; nothing like UTF-8 or SHA-256. */
    private static final Pattern REFERENCE = Pattern.compile("\\b(?:JOB|ACTION|[A-Z][A-Z0-9]*_[A-Z0-9_]*)-[0-9]+\\b");

    /** A note is longer than what it is about, and a line may list many. */
    private static final int MOST = 5;

    private ConsoleLinks() {}

    /** @param address of the connection as it is configured; null as long as none is open */
    static String in(String line, String address) {
        if (!isWeb(address)) {
            return line;
        }
        StringBuilder linked = new StringBuilder();
        Matcher reference = REFERENCE.matcher(line);
        for (int links = 0; links < MOST && reference.find(); links++) {
            String link = HyperlinkNote.encodeTo(address, reference.group());
            reference.appendReplacement(linked, Matcher.quoteReplacement(link));
        }
        return reference.appendTail(linked).toString();
    }

    private static boolean isWeb(String address) {
        if (address == null) {
            return false;
        }
        String lower = address.toLowerCase(Locale.ROOT);
        return lower.startsWith("https://") || lower.startsWith("http://");
    }
}
