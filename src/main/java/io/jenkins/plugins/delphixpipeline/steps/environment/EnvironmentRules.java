package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.FolderConnection;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Quota;
import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.util.ArrayList;
import java.util.List;

/**
 * What a connection, and the folders around a build, allow environments.
 *
 * @param connection its name
 * @param rules what its administrator has set; null where nobody could
 */
record EnvironmentRules(String connection, GuardedConnection rules) {
    static EnvironmentRules of(Backend opened) {
        return new EnvironmentRules(
                opened.connection(), opened.binding().settings() instanceof GuardedConnection guarded ? guarded : null);
    }

    /** @throws ConfigurationException when an environment may not live for so long */
    Lifetime lifetime(EnvironmentOrder order) {
        Lifetime lifetime = order.lifetime() != null ? order.lifetime() : byDefault();
        check(lifetime);
        if (order.afterFailure().keep() != null) {
            check(Lifetime.of(order.afterFailure().keep()));
        }
        return lifetime;
    }

    /** @throws ConfigurationException also when nobody could tell when it ends */
    Lifetime granted(EnvironmentOrder order, Job<?, ?> job, Controller controller) {
        Lifetime lifetime = lifetime(order);
        if (lifetime.isBranch() && !controller.isBranch(job)) {
            throw new ConfigurationException(
                    Messages.WithDelphixVdbStep_noBranch(job.getFullName()),
                    Messages.WithDelphixVdbStep_noBranch_remedy());
        }
        return lifetime;
    }

    private Lifetime byDefault() {
        return rules == null
                ? Lifetime.BUILD
                : Lifetime.parse(rules.getEnvironmentLifetime())
                        .orElseThrow(() -> new ConfigurationException(
                                Messages.WithDelphixVdbStep_lifetime("lifetime", rules.getEnvironmentLifetime())));
    }

    private void check(Lifetime lifetime) {
        String longest = rules == null ? "" : rules.getLongestEnvironmentLifetime();
        boolean tooLong = lifetime.time() != null
                && TimeSpan.lengthOf(longest)
                        .filter(limit -> lifetime.time().compareTo(limit) > 0)
                        .isPresent();
        if (tooLong) {
            throw new ConfigurationException(
                    Messages.WithDelphixVdbStep_tooLong(lifetime, longest),
                    Messages.WithDelphixVdbStep_tooLong_remedy());
        }
    }

    /** Those that hold for a build now: its job may have moved to another folder. */
    List<Quota> quotas(Run<?, ?> run) {
        List<Quota> quotas = new ArrayList<>();
        if (rules != null && rules.getMostEnvironments() > 0) {
            quotas.add(Quota.ofConnection(connection, rules.getMostEnvironments()));
        }
        FolderConnection.mostEnvironmentsAround(run.getParent())
                .forEach((folder, most) -> quotas.add(Quota.ofFolder(folder, most)));
        return quotas;
    }
}
