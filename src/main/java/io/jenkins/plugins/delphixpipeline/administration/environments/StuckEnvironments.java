package io.jenkins.plugins.delphixpipeline.administration.environments;

import hudson.Extension;
import hudson.model.AdministrativeMonitor;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Removal;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jenkinsci.Symbol;

/** Warns of data environments that could not be removed for a day. */
@Extension
@Symbol("delphixStuckEnvironments")
public final class StuckEnvironments extends AdministrativeMonitor {
    private static final Duration DAY = Duration.ofDays(1);

    @Override
    public String getDisplayName() {
        return Messages.StuckEnvironments_displayName();
    }

    @Override
    public boolean isActivated() {
        return !getWarnings().isEmpty();
    }

    public List<String> getWarnings() {
        try {
            return warnings(EnvironmentDesk.get().environments().all(), Clock.systemUTC());
        } catch (UncheckedIOException e) {
            // The page of the connections says that.
            return List.of();
        }
    }

    static List<String> warnings(List<DataEnvironment> all, Clock clock) {
        return all.stream()
                .filter(each -> each.removal().since() != null
                        && Duration.between(each.removal().since(), clock.instant())
                                        .compareTo(DAY)
                                >= 0)
                .map(StuckEnvironments::warning)
                .toList();
    }

    private static String warning(DataEnvironment environment) {
        Removal removal = environment.removal();
        String why = removal.trouble() == null ? removal.builtUponNames() : FailureTexts.sentence(removal.trouble());
        return removal.builtUpon().isEmpty()
                ? Messages.StuckEnvironments_stuck(environment.subject(), environment.job(), why)
                : Messages.StuckEnvironments_keptFor(environment.subject(), environment.job(), why);
    }

    public String getPage() {
        return EnvironmentsPage.URL;
    }
}
