package io.jenkins.plugins.delphixpipeline.run;

import io.jenkins.plugins.delphixpipeline.operation.plan.PlannedChange;
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
        change.details()
                .forEach((detail, values) -> parts.add(TEXTS.format("Plan.detail." + detail.name(), all(values))));
        return Messages.Plan_line(String.join(", ", parts));
    }

    private static String all(List<String> values) {
        return String.join(", ", values.stream().map(ConsoleText::clean).toList());
    }
}
