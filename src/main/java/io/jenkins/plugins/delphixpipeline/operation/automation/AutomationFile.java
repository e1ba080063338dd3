package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.util.List;

/**
 * What a {@code delphix.yaml} says, as far as it has an effect. Connectors, data sources and notes are checked as the
 * framework checks them and then, as there, have none.
 *
 * @param template name of the Self-Service template, and of the group that new VDBs go into
 * @param parent name of the dataset that new VDBs are made from
 */
public record AutomationFile(String template, String parent, List<Environment> environments) {
    public AutomationFile {
        environments = List.copyOf(environments);
    }

    /**
     * Given this environment …
     *
     * @param branch the branch that it is built from, or a pattern of such
     */
    public record Environment(String name, String branch, String dataPod, List<Rule> when) {
        public Environment {
            when = List.copyOf(when);
        }
    }

    /** … when this event happens, then do this. */
    public record Rule(String event, AutomationAction action) {}
}
