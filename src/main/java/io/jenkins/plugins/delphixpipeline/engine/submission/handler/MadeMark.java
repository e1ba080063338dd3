package io.jenkins.plugins.delphixpipeline.engine.submission.handler;

import io.jenkins.plugins.delphixpipeline.engine.session.Correlation;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The mark of a submission on what it makes, in a text that people read there. Not every engine keeps the agent of a request with
 * its action, but each keeps the texts of what it has: without a mark nobody could tell what two controllers make at the same
 * moment under the same name.
 */
public final class MadeMark {
    private static final String BEGIN = "Made by Jenkins, operation ";

    private MadeMark() {}

    public static String of(String correlation) {
        return BEGIN + Correlation.safe(correlation);
    }

    /** @param text of what was made; null for none */
    public static boolean isIn(String text, Intent intent) {
        return intent.isMarked() && of(intent.correlation()).equals(markIn(text));
    }

    /** Whether it bears the mark of another submission. */
    public static boolean isOther(String text, Intent intent) {
        return intent.isMarked() && markIn(text) != null && !isIn(text, intent);
    }

    public static boolean isAny(String text) {
        return markIn(text) != null;
    }

    /** Whether it bears the mark of any submission of an operation. */
    public static boolean isOf(String text, String operation) {
        String mark = markIn(text);
        return mark != null && mark.startsWith(of(operation + '.'));
    }

    /** Null for none. People may have written something around it; a mark ends with the next space. */
    private static String markIn(String text) {
        int at = text == null ? -1 : text.indexOf(BEGIN);
        return at < 0 ? null : BEGIN + text.substring(at + BEGIN.length()).split("\\s", 2)[0];
    }

    /**
     * What of all that has the name is ours. What an earlier version asked for has no mark, and then the only one is ours.
     *
     * @param there the texts by reference
     */
    public static RecoveryResult tell(Map<String, String> there, Intent intent) {
        List<String> possible = new ArrayList<>();
        for (Map.Entry<String, String> each : there.entrySet()) {
            if (isIn(each.getValue(), intent)) {
                return RecoveryResult.ours(null, each.getKey());
            }
            if (!isOther(each.getValue(), intent)) {
                possible.add(each.getKey());
            }
        }
        if (possible.size() == 1 && !intent.isMarked()) {
            return RecoveryResult.ours(null, possible.get(0));
        }
        return possible.isEmpty() ? RecoveryResult.none() : RecoveryResult.unclear(possible);
    }

    /** What was made by work that is certainly ours; null for nothing. */
    public static String made(RecoveryResult told) {
        return told.receipt() != null
                ? told.receipt().made()
                : told.candidates().stream().findFirst().orElse(null);
    }
}
