package io.jenkins.plugins.delphixpipeline.administration.environments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Removal;
import java.time.temporal.ChronoUnit;
import java.util.Date;

/** One data environment on a page, in words. */
public final class EnvironmentRow {
    private final DataEnvironment environment;
    private final String jobUrl;
    private final boolean removable;
    private final boolean forAdministrator;

    /**
     * @param jobUrl below the controller's address; null when its job is gone, or not for whoever looks
     * @param removable whether whoever looks may remove or extend it
     * @param forAdministrator whether whoever looks administers Jenkins
     */
    EnvironmentRow(
            DataEnvironment environment, @CheckForNull String jobUrl, boolean removable, boolean forAdministrator) {
        this.environment = environment;
        this.jobUrl = jobUrl;
        this.removable = removable;
        this.forAdministrator = forAdministrator;
    }

    public String getId() {
        return environment.id();
    }

    public String getName() {
        return environment.subject();
    }

    public String getConnection() {
        return environment.connection();
    }

    /** Of the body that uses it, or used it last. */
    public String getBuild() {
        return environment.user().run();
    }

    /** Made of the job's, since a build is read from the disk when it is asked for. */
    @CheckForNull
    public String getBuildUrl() {
        return jobUrl == null ? null : jobUrl + getBuild().substring(getBuild().lastIndexOf('#') + 1) + '/';
    }

    /** Where its data comes from; empty while that is not known. */
    public String getData() {
        if (environment.parent() == null) {
            return Util.fixNull(environment.point());
        }
        return Messages.EnvironmentRow_data(environment.parent(), String.valueOf(environment.point()));
    }

    public String getMasked() {
        return environment.maskedBy() == null
                ? Messages.EnvironmentRow_unmasked()
                : Messages.EnvironmentRow_maskedBy(environment.maskedBy());
    }

    /** Null where no time ends it. */
    @CheckForNull
    public Date getTime() {
        return environment.until() == null ? null : Date.from(environment.until());
    }

    /** What ends it where no time does. */
    public String getUntil() {
        return environment.lifetime().isBranch() ? Messages.EnvironmentRow_branch() : Messages.EnvironmentRow_block();
    }

    public String getState() {
        Removal removal = environment.removal();
        return switch (environment.state()) {
            case RESERVED -> Messages.EnvironmentRow_reserved();
            case PROVISIONING -> Messages.EnvironmentRow_provisioning();
            case READY -> Messages.EnvironmentRow_ready();
            case IN_USE -> Messages.EnvironmentRow_inUse();
            case TO_BE_REMOVED -> {
                if (!removal.builtUpon().isEmpty()) {
                    yield Messages.EnvironmentRow_keptFor(removal.builtUponNames());
                }
                yield removal.trouble() == null
                        ? Messages.EnvironmentRow_toBeRemoved()
                        : Messages.EnvironmentRow_trouble(
                                FailureTexts.sentence(removal.trouble()),
                                removal.nextTry().truncatedTo(ChronoUnit.SECONDS));
            }
        };
    }

    /** A symbol of core's, so that the state is told by its shape too. */
    public String getIcon() {
        return switch (environment.state()) {
            case RESERVED, PROVISIONING -> "symbol-status-nobuilt-anime";
            case READY -> "symbol-status-blue";
            case IN_USE -> "symbol-status-blue-anime";
            case TO_BE_REMOVED ->
                environment.removal().trouble() == null ? "symbol-status-disabled" : "symbol-status-red";
        };
    }

    /** Whether whoever looks may remove it. */
    public boolean isRemovable() {
        return removable;
    }

    /** Whether whoever looks may take it from the list though it may still be there, as on a back end that is gone for good. */
    public boolean isForgettable() {
        return forAdministrator && environment.removal().trouble() != null;
    }

    /** Whether whoever looks may let it live longer: what goes by itself cannot be held. */
    public boolean isExtensible() {
        return removable && environment.until() != null && !isDoomed();
    }

    private boolean isDoomed() {
        return environment.state() == EnvironmentState.TO_BE_REMOVED;
    }
}
