package io.jenkins.plugins.delphixpipeline.administration.environments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Failure;
import hudson.model.Item;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.platform.model.TimeSpan;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;
import org.springframework.security.access.AccessDeniedException;

/**
 * The environments on a page, and what can be done about them. Looking asks nothing of any back end. Whoever may configure the
 * job of an environment, or administers Jenkins, may remove it or let it live longer.
 */
public final class EnvironmentTable {
    private static final Logger LOGGER = Logger.getLogger(EnvironmentTable.class.getName());

    private final EnvironmentDesk desk;
    private final Predicate<DataEnvironment> shown;

    EnvironmentTable(EnvironmentDesk desk, Predicate<DataEnvironment> shown) {
        this.desk = desk;
        this.shown = shown;
    }

    public List<EnvironmentRow> getRows() {
        return all().stream().map(each -> row(each, owner(each))).toList();
    }

    private static EnvironmentRow row(DataEnvironment environment, @CheckForNull Item owner) {
        return new EnvironmentRow(
                environment, owner == null ? null : owner.getUrl(), mayChange(owner), isAdministrator());
    }

    boolean isEmpty() {
        return all().isEmpty();
    }

    private List<DataEnvironment> all() {
        try {
            return desk.environments().all().stream().filter(shown).toList();
        } catch (UncheckedIOException e) {
            LOGGER.log(Level.WARNING, "The open work cannot be shown", e);
            return List.of();
        }
    }

    /** Null when it is gone, or not for whoever asks. */
    @CheckForNull
    private Item owner(DataEnvironment environment) {
        try {
            return desk.connections().controller().item(environment.job());
        } catch (AccessDeniedException e) {
            return null;
        }
    }

    private static boolean isAdministrator() {
        return Jenkins.get().hasPermission(Jenkins.ADMINISTER);
    }

    private static boolean mayChange(@CheckForNull Item owner) {
        return isAdministrator() || owner != null && owner.hasPermission(Item.CONFIGURE);
    }

    private Optional<DataEnvironment> changeable(String id) {
        Optional<DataEnvironment> found = desk.environments().find(id).filter(shown);
        found.ifPresent(each -> {
            if (!mayChange(owner(each))) {
                Jenkins.get().checkPermission(Jenkins.ADMINISTER);
            }
        });
        return found;
    }

    /** Takes it away now, with its bookmarks; one that a body uses stays. */
    void remove(String id) {
        changeable(id).ifPresent(each -> desk.sweeper().removeNow(each.id()));
    }

    /** Takes one from the list that could not be removed; an administrator has to see to what is left of it. */
    void forget(String id) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        desk.environments().find(id).filter(shown).ifPresent(each -> desk.sweeper()
                .forget(each.id()));
    }

    /**
     * @param time such as {@code 8h}
     * @throws Failure with a sentence for whoever wrote what is no time
     */
    void extend(String id, String time) {
        Optional<DataEnvironment> found = changeable(id);
        String given = time == null ? "" : time;
        FailureTexts.ofTime(Messages.EnvironmentTable_time(), given).ifPresent(sentence -> {
            throw new Failure(sentence);
        });
        Optional<Duration> longer = TimeSpan.lengthOf(given);
        if (found.isPresent() && longer.isPresent()) {
            Instant now = desk.clock().instant();
            desk.environments()
                    .change(
                            id,
                            each -> each.state() == EnvironmentState.TO_BE_REMOVED
                                    ? each
                                    : each.extended(longer.get(), latest(each, now), now));
        }
    }

    /** Null where the connection has no limit. */
    @CheckForNull
    private Instant latest(DataEnvironment environment, Instant now) {
        return environment.binding() != null
                        && desk.connections().today(environment.binding(), environment.job())
                                instanceof GuardedConnection guarded
                ? TimeSpan.lengthOf(guarded.getLongestEnvironmentLifetime())
                        .map(now::plus)
                        .orElse(null)
                : null;
    }
}
