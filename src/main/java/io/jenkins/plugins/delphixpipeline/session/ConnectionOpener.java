package io.jenkins.plugins.delphixpipeline.session;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.config.RecordlessMasters;
import io.jenkins.plugins.delphixpipeline.controller.Controller;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.guard.MasterLocks;
import io.jenkins.plugins.delphixpipeline.guard.TimeflowLedger;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Opens connections for operations: with the settings and the credential of today, or with those that an operation began
 * with, and on the terms on which data may travel there.
 */
final class ConnectionOpener {
    private final ConnectionFinder finder;
    private final Controller controller;
    private final SessionPool sessions;
    private final BiFunction<DelphixConnection, RunLogins, SessionPool.Session> connect;
    private final Companions companions;
    private final TimeflowLedger ledger;
    private final MasterLocks locks;

    /** @param connect makes a session where there is none yet; it sends nothing */
    ConnectionOpener(
            ConnectionFinder finder,
            Controller controller,
            MasterLocks locks,
            SessionPool sessions,
            BiFunction<DelphixConnection, RunLogins, SessionPool.Session> connect) {
        this.finder = finder;
        this.controller = controller;
        this.sessions = sessions;
        this.connect = connect;
        this.companions =
                new Companions(finder, (found, user) -> session(found, user).platform(), this::settings);
        this.ledger = controller.ledger();
        this.locks = locks;
    }

    /**
     * Quick, and without a word to the back end, so it may be asked at every turn.
     *
     * @throws ConfigurationException when no connection fits the choice, the run may not use it, or there is no credential
     */
    Backend open(ConnectionChoice choice, Run<?, ?> run) {
        return opened(finder.find(choice, run.getParent(), false), new RunUser(controller, run), null);
    }

    /** The same for what has begun with other settings. */
    Backend openToday(ConnectionChoice choice, Run<?, ?> run, Binding begun) {
        return opened(finder.find(choice, run.getParent(), false), new RunUser(controller, run), begun);
    }

    /** What credentials hold that the run may see; null where there are none. */
    String secret(String credentialsId, Run<?, ?> run) {
        LoginSource.Login held = controller.login(run, credentialsId, null);
        return held == null ? null : held.password();
    }

    /** With the settings of then, and the credential that the run sees now. */
    Backend reopen(Binding binding, Run<?, ?> run) {
        DelphixConnection connection = settings(binding, run.getParent().getFullName());
        ConnectionFinder.Found found = new ConnectionFinder.Found(connection, binding.credentialsId());
        return opened(found, new RunUser(controller, run), binding);
    }

    /** The same without a run. */
    Backend reopenFor(Binding binding, String job) {
        return openedFor(settings(binding, job), binding, job);
    }

    Backend openTodayFor(Binding binding, String job) {
        return openedFor(ConnectionFinder.named(binding.connection(), finder.all()), binding, job);
    }

    /** The connection's own credential if there is one, else the one with which the work began. */
    private Backend openedFor(DelphixConnection connection, Binding binding, String job) {
        Set<String> chosen = new HashSet<>(List.of(connection.getCredentialsId()));
        if (connection instanceof GuardedConnection guarded) {
            chosen.add(guarded.getGuardCredentialsId());
        }
        chosen.addAll(companions.credentials(connection));
        if (binding.masking() != null) {
            chosen.add(binding.masking().credentialsId());
        }
        OrphanUser user = new OrphanUser(controller, job, chosen);
        String own = connection.getCredentialsId();
        boolean usable = !own.isEmpty() && user.login(own, connection.getUrl()) != null;
        ConnectionFinder.Found found = new ConnectionFinder.Found(connection, usable ? own : binding.credentialsId());
        return opened(found, user, binding);
    }

    /** What is configured now, as long as it leads there in the same way: then its limits and terms of today hold. */
    private DelphixConnection settings(Binding binding) {
        DelphixConnection then = (DelphixConnection) binding.settings();
        return finder.all().stream().filter(then::isSameAs).findFirst().orElse(then);
    }

    /** The same where the connection may have another name now; a job gets none that it may not use. */
    private DelphixConnection settings(Binding binding, String job) {
        DelphixConnection then = (DelphixConnection) binding.settings();
        List<DelphixConnection> all = finder.all();
        return all.stream().anyMatch(each -> each.getName().equals(then.getName()))
                ? settings(binding)
                : all.stream()
                        .filter(then::connectsLike)
                        .filter(each -> each.isAllowedFor(job))
                        .findFirst()
                        .orElse(then);
    }

    /** What counts now for what was begun with other settings, or with a connection that had another name. */
    DelphixConnection today(Binding binding, String job) {
        return finder.all().stream()
                .filter(each -> each.getName().equals(binding.connection()))
                .findFirst()
                .orElseGet(() -> settings(binding, job));
    }

    /** @param begun with which an operation began; null where it begins */
    private Backend opened(ConnectionFinder.Found chosen, CredentialUser user, Binding begun) {
        boolean guard = begun != null && begun.isOfGuard();
        ConnectionFinder.Found found = guard ? chosen.forGuard() : chosen;
        DelphixConnection connection = found.connection();
        SessionPool.Session session = session(found, user);
        Binding masking = begun == null || begun.masking() == null ? companions.masking(connection) : begun.masking();
        Binding binding = found.binding().withMasking(masking);
        return new Backend(
                companions.with(connection, session.platform(), user, masking),
                session.watcher(),
                connection.limits(),
                terms(connection, user),
                guard ? binding.asGuard() : binding);
    }

    /** Who watches over the data may be somebody else than who works with it. */
    private DataTerms terms(DelphixConnection connection, CredentialUser user) {
        boolean trusts = true;
        DataPlatform reader = null;
        if (connection instanceof GuardedConnection guarded) {
            trusts = RecordlessMasters.of(guarded.getMastersWithoutRecord()) == RecordlessMasters.TRUST;
            reader = guarded.getGuardCredentialsId().isEmpty()
                    ? null
                    : companions.withEngines(
                            connection,
                            session(new ConnectionFinder.Found(connection, guarded.getGuardCredentialsId()), user)
                                    .platform(),
                            user);
        }
        return new DataTerms(connection.isAllowUnmasked(), trusts, ledger, locks, reader);
    }

    private SessionPool.Session session(ConnectionFinder.Found found, CredentialUser user) {
        DelphixConnection connection = found.connection();
        LoginSource.Login login = user.login(found.credentialsId(), connection.getUrl());
        if (login == null) {
            throw new ConfigurationException(
                    Messages.ConnectionRegistry_credentialUnknown(found.credentialsId(), connection.getName()),
                    connection.acceptsKeys()
                            ? Messages.ConnectionRegistry_credentialUnknown_remedyForKeys(user.job())
                            : Messages.ConnectionRegistry_credentialUnknown_remedy(user.job()));
        }
        KeyRule.require(connection, found.credentialsId(), login);
        SessionPool.Session session = sessions.of(connection, found.credentialsId(), login, connect);
        session.logins().usedBy(user);
        return session;
    }
}
