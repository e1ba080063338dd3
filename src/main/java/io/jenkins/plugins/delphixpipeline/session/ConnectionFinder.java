package io.jenkins.plugins.delphixpipeline.session;

import hudson.model.Item;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.DctConnection;
import io.jenkins.plugins.delphixpipeline.config.DelphixConnection;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.config.GuardedConnection;
import io.jenkins.plugins.delphixpipeline.config.MaskingEngineConnection;
import io.jenkins.plugins.delphixpipeline.config.Messages;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Finds out which connection and which credential a job means. */
final class ConnectionFinder {
    private final Supplier<List<DelphixConnection>> connections;
    private final Supplier<String> defaultName;
    private final Function<Item, ConnectionChoice> folderChoice;

    ConnectionFinder(
            Supplier<List<DelphixConnection>> connections,
            Supplier<String> defaultName,
            Function<Item, ConnectionChoice> folderChoice) {
        this.connections = connections;
        this.defaultName = defaultName;
        this.folderChoice = folderChoice;
    }

    /** All that are configured at this moment. */
    List<DelphixConnection> all() {
        return connections.get();
    }

    /** Both are there. */
    record Found(DelphixConnection connection, String credentialsId) {
        /** What is kept of it. */
        Binding binding() {
            return Binding.of(connection.getName(), connection.getUrl(), credentialsId, connection.copy());
        }

        /** With the login of whoever guards data, where the connection has one. */
        Found forReading() {
            return connection instanceof GuardedConnection guarded
                            && !guarded.getGuardCredentialsId().isEmpty()
                    ? forGuard()
                    : this;
        }

        /** @throws ConfigurationException when the connection has no credential for whoever guards data */
        Found forGuard() {
            String guard = connection instanceof GuardedConnection guarded ? guarded.getGuardCredentialsId() : "";
            if (guard.isEmpty()) {
                throw new ConfigurationException(Messages.ConnectionRegistry_guardMissing(connection.getName()));
            }
            return new Found(connection, guard);
        }
    }

    /**
     * @param job whose folders count; null for a form that belongs to the whole Jenkins
     * @param forAdministrator whether the answer may name connections that the job may not use
     * @throws ConfigurationException when there is no such connection, no credential, or the job may not use it
     */
    Found find(ConnectionChoice asked, Item job, boolean forAdministrator) {
        ConnectionChoice choice = job == null ? asked : asked.within(folderChoice.apply(job));
        DelphixConnection connection = connection(choice.connection(), job, forAdministrator);
        String credentialsId = choice.credentialsId() != null ? choice.credentialsId() : connection.getCredentialsId();
        if (credentialsId.isEmpty()) {
            throw new ConfigurationException(
                    Messages.ConnectionRegistry_credentialMissing(connection.getName()),
                    Messages.ConnectionRegistry_credentialMissing_remedy());
        }
        return new Found(connection, credentialsId);
    }

    /** A connection that is reserved for others is answered like one that is not there: its name is theirs. */
    private DelphixConnection connection(String name, Item job, boolean forAdministrator) {
        List<DelphixConnection> all = connections.get();
        List<DelphixConnection> allowed = all.stream()
                .filter(each -> job == null || each.isAllowedFor(job.getFullName()))
                .toList();
        String wanted = name != null ? name : defaultAmong(all);
        for (DelphixConnection each : all) {
            if (each.getName().equals(wanted) && allowed.contains(each)) {
                return each;
            }
            if (each.getName().equals(wanted) && forAdministrator) {
                throw new ConfigurationException(
                        Messages.ConnectionFinder_reserved(
                                wanted, job.getFullName(), String.join(", ", each.folderList())),
                        Messages.ConnectionFinder_reserved_remedy(job.getFullName()));
            }
        }
        if (all.isEmpty() || job == null && name != null) {
            return named(wanted, all);
        }
        String sentence = name == null
                ? Messages.ConnectionFinder_noDefault(whose(job))
                : Messages.ConnectionFinder_unknown(name, whose(job));
        throw new ConfigurationException(
                sentence,
                allowed.isEmpty()
                        ? Messages.ConnectionFinder_noneAllowed(whose(job))
                        : Messages.ConnectionFinder_choose(names(allowed)));
    }

    /** @return null when there is no default */
    private String defaultAmong(List<DelphixConnection> all) {
        String byDefault = defaultName.get();
        if (byDefault != null && !byDefault.isBlank()) {
            return byDefault;
        }
        return all.size() == 1 ? all.get(0).getName() : null;
    }

    private static String whose(Item job) {
        return job == null ? "Jenkins" : job.getFullName();
    }

    /**
     * The connection that an engine names for its masking jobs, with that connection's own credential. Which jobs may use it
     * goes by the engine: a job cannot choose it.
     *
     * @throws ConfigurationException when it is not there, or has no credential
     */
    Found maskingEngine(EngineConnection engine) {
        List<DelphixConnection> all = connections.get();
        String breach = MaskingEngineConnection.wrongName(engine.getMaskingConnection(), all);
        if (breach != null) {
            throw new ConfigurationException(
                    Messages.ConnectionRules_inConnection(engine.getName(), breach),
                    Messages.ConnectionFinder_correct(engine.getName()));
        }
        DelphixConnection found = named(engine.getMaskingConnection(), all);
        if (found.getCredentialsId().isEmpty()) {
            throw new ConfigurationException(
                    Messages.ConnectionFinder_maskingCredentialMissing(found.getName()),
                    Messages.ConnectionFinder_correct(found.getName()));
        }
        return new Found(found, found.getCredentialsId());
    }

    /**
     * The connection that a DCT names for one of its engines, with that connection's own credential.
     *
     * @throws ConfigurationException when it is not there, leads to something else, or has no credential
     */
    Found engine(DctConnection dct, String name) {
        List<DelphixConnection> all = connections.get();
        String breach = EngineConnection.wrongName(name, all);
        if (breach != null) {
            throw new ConfigurationException(
                    Messages.ConnectionRules_inConnection(dct.getName(), breach),
                    Messages.ConnectionFinder_correct(dct.getName()));
        }
        DelphixConnection found = named(name, all);
        if (found.getCredentialsId().isEmpty()) {
            throw new ConfigurationException(
                    Messages.ConnectionFinder_engineCredentialMissing(name, dct.getName()),
                    Messages.ConnectionFinder_correct(name));
        }
        return new Found(found, found.getCredentialsId());
    }

    /** For administrators: it names what is there. */
    static DelphixConnection named(String name, List<DelphixConnection> all) {
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    Messages.ConnectionFinder_noneConfigured(), Messages.ConnectionFinder_noneConfigured_remedy());
        }
        return all.stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        Messages.ConnectionFinder_unknownToAll(name), Messages.ConnectionFinder_choose(names(all))));
    }

    private static String names(List<DelphixConnection> all) {
        return all.stream().map(connection -> '"' + connection.getName() + '"').collect(Collectors.joining(", "));
    }
}
