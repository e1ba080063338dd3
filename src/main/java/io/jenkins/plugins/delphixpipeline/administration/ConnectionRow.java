package io.jenkins.plugins.delphixpipeline.administration;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.FailureTexts;
import io.jenkins.plugins.delphixpipeline.config.FolderConnection;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import io.jenkins.plugins.delphixpipeline.session.health.ConnectionStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jenkins.model.Jenkins;

/** One connection on the page, in words. */
public final class ConnectionRow {
    private final ConnectionStatus status;
    private final String kind;
    private final List<String> folders;
    private final Clock clock;

    /** @param folders those that bring a credential which fits */
    ConnectionRow(ConnectionStatus status, String kind, List<String> folders, Clock clock) {
        this.status = status;
        this.kind = kind;
        this.folders = folders;
        this.clock = clock;
    }

    static ConnectionRow of(ConnectionStatus status) {
        DelphixConnection connection = status.connection();
        return new ConnectionRow(
                status,
                Jenkins.get().getDescriptorOrDie(connection.getClass()).getDisplayName(),
                status.isWithoutCredential()
                        ? FolderConnection.bringingCredentialsFor(connection.getName())
                        : List.of(),
                Clock.systemUTC());
    }

    public String getName() {
        return status.connection().getName();
    }

    public String getKind() {
        return kind;
    }

    public String getUrl() {
        return status.connection().getUrl();
    }

    /** Whether the address may be a link: a stored one could be anything. */
    public boolean isWeb() {
        String url = getUrl().toLowerCase(Locale.ROOT);
        return url.startsWith("https://") || url.startsWith("http://");
    }

    public String getState() {
        return switch (status.state()) {
            case UNUSED -> Messages.ConnectionRow_unused();
            case REACHABLE -> Messages.ConnectionRow_reachable();
            case AWAY -> Messages.ConnectionRow_away(span(status.since()));
            case LOGIN_REFUSED -> withoutLogin(span(status.since()));
        };
    }

    private String withoutLogin(String since) {
        Failure error = status.error();
        return error != null && error.problem() == Problem.CREDENTIAL_GONE
                ? Messages.ConnectionRow_credentialGone(since)
                : Messages.ConnectionRow_loginRefused(since);
    }

    /** A symbol of core's, so that the state is told by its shape too. */
    public String getIcon() {
        return switch (status.state()) {
            case UNUSED -> "symbol-status-nobuilt";
            case REACHABLE -> "symbol-status-blue";
            case AWAY, LOGIN_REFUSED -> "symbol-status-red";
        };
    }

    /** Empty as long as nobody has logged in. */
    public String getProduct() {
        PlatformInfo info = status.info();
        return info == null ? "" : (info.product() + ' ' + info.version()).strip();
    }

    /** Empty where it is not known, or where there is none. */
    public String getApi() {
        PlatformInfo info = status.info();
        return info == null || info.apiVersion().isEmpty() ? "" : Messages.ConnectionRow_api(info.apiVersion());
    }

    public int getJobs() {
        return status.jobs();
    }

    public int getRequests() {
        return status.requests();
    }

    @CheckForNull
    public String getError() {
        return Optional.ofNullable(status.error()).map(FailureTexts::sentence).orElse(null);
    }

    /** How long ago; null without an error. */
    @CheckForNull
    public String getErrorAge() {
        return Optional.ofNullable(status.errorAt())
                .map(time -> Messages.ConnectionRow_ago(span(time)))
                .orElse(null);
    }

    /** When, by the clock; null without an error. */
    @CheckForNull
    public String getErrorTime() {
        return Optional.ofNullable(status.errorAt()).map(Instant::toString).orElse(null);
    }

    /** What is worth a thought about how the connection is configured. */
    public List<String> getHints() {
        List<String> hints = new ArrayList<>();
        if (status.isUnchecked()) {
            hints.add(Messages.ConnectionRow_unchecked());
        }
        if (status.isWithoutCredential()) {
            hints.add(
                    folders.isEmpty()
                            ? Messages.ConnectionRow_withoutCredential()
                            : Messages.ConnectionRow_credentialOfFolders(String.join(", ", folders)));
        }
        return hints;
    }

    /** Whether there is a login to test with. */
    public boolean isTestable() {
        return !status.isWithoutCredential();
    }

    private String span(Instant since) {
        return Util.getTimeSpanString(
                Math.max(0, Duration.between(since, clock.instant()).toMillis()));
    }
}
