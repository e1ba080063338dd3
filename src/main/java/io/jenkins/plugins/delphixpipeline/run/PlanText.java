package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange;
import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange.Detail;
import java.util.ArrayList;
import java.util.List;
import org.jvnet.localizer.ResourceBundleHolder;

/** A planned change in one line. */
final class PlanText {
    private static final ResourceBundleHolder TEXTS = ResourceBundleHolder.get(Messages.class);

    private PlanText() {}

    static String of(PlannedChange change) {
        Object action = change.result().values().get("action");
        String what = change.kind() == null
                ? Messages.Plan_waits()
                : TEXTS.format(
                        "Plan." + change.kind().name(), ConsoleText.clean(change.subject()), ConsoleText.value(action));
        List<String> parts = new ArrayList<>(List.of(what));
        change.details().forEach((detail, values) -> parts.add(TEXTS.format(key(detail, change), all(values))));
        return Messages.Plan_line(String.join(", ", parts));
    }

    /** What two of them have in common is said once. */
    private static String key(Detail detail, PlannedChange change) {
        boolean second = detail == Detail.LAYOUTS && change.details().containsKey(Detail.DEPENDENTS);
        return "Plan.detail." + detail.name() + (second ? ".too" : "");
    }

    private static String all(List<String> values) {
        return String.join(", ", values.stream().map(ConsoleText::clean).toList());
    }
}
