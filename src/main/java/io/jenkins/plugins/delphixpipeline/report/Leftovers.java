package io.jenkins.plugins.delphixpipeline.report;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody has to clear up after a build: what was not given other data since, nor enabled, nor deleted.
 *
 * @param unmasked what was seen to hold data that nothing proves to be masked, when an operation had not succeeded
 * @param disabled what an operation that did not succeed has disabled although its data is masked
 */
public record Leftovers(List<String> unmasked, List<String> disabled) {
    /** In one line; empty for nothing. */
    String line() {
        List<String> parts = new ArrayList<>();
        if (!unmasked.isEmpty()) {
            parts.add(Messages.DeliveryReport_unmasked(String.join(", ", unmasked)));
        }
        if (!disabled.isEmpty()) {
            parts.add(Messages.DeliveryReport_disabled(String.join(", ", disabled)));
        }
        return String.join("; ", parts);
    }
}
