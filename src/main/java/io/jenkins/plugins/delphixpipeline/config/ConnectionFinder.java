package io.jenkins.plugins.delphixpipeline.config;

import hudson.model.Item;
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

    /** Both are there. */
    record Found(DelphixConnection connection, String credentialsId) {}

    /**
     * @param job whose folders count; null for a form that belongs to the whole Jenkins
     * @throws ConfigurationException when there is no such connection, no credential, or the job may not use it
     */
    Found find(ConnectionChoice asked, Item job) {
        ConnectionChoice choice = job == null ? asked : asked.within(folderChoice.apply(job));
        List<DelphixConnection> all = connections.get();
        DelphixConnection connection = named(nameOf(choice, all), all);
        if (job != null && !connection.isAllowedFor(job.getFullName())) {
            throw new ConfigurationException(Messages.ConnectionFinder_notAllowed(
                    connection.getName(), job.getFullName(), String.join(", ", connection.folderList())));
        }
        String credentialsId = choice.credentialsId() != null ? choice.credentialsId() : connection.getCredentialsId();
        if (credentialsId.isEmpty()) {
            throw new ConfigurationException(Messages.OpenConnections_credentialMissing(connection.getName()));
        }
        return new Found(connection, credentialsId);
    }

    /**
     * The connection that an engine names for its masking jobs, with that connection's own credential. Which jobs may use it
     * goes by the engine: a job cannot choose it.
     *
     * @throws ConfigurationException when it is not there, or has no credential
     */
    Found maskingEngine(EngineConnection engine) {
        List<DelphixConnection> all = connections.get();
        String breach = ConnectionRules.masking(engine.getMaskingConnection(), all);
        if (breach != null) {
            throw new ConfigurationException(Messages.ConnectionRules_inConnection(engine.getName(), breach));
        }
        DelphixConnection found = named(engine.getMaskingConnection(), all);
        if (found.getCredentialsId().isEmpty()) {
            throw new ConfigurationException(Messages.ConnectionFinder_maskingCredentialMissing(found.getName()));
        }
        return new Found(found, found.getCredentialsId());
    }

    private String nameOf(ConnectionChoice choice, List<DelphixConnection> all) {
        if (choice.connection() != null) {
            return choice.connection();
        }
        if (all.isEmpty()) {
            throw new ConfigurationException(Messages.ConnectionFinder_noneConfigured());
        }
        String byDefault = defaultName.get();
        if (byDefault != null && !byDefault.isBlank()) {
            return byDefault;
        }
        if (all.size() > 1) {
            throw new ConfigurationException(Messages.ConnectionFinder_noDefault(names(all)));
        }
        return all.get(0).getName();
    }

    static DelphixConnection named(String name, List<DelphixConnection> all) {
        if (all.isEmpty()) {
            throw new ConfigurationException(Messages.ConnectionFinder_noneConfigured());
        }
        return all.stream()
                .filter(connection -> connection.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(Messages.ConnectionFinder_unknown(name, names(all))));
    }

    private static String names(List<DelphixConnection> all) {
        return all.stream().map(connection -> '"' + connection.getName() + '"').collect(Collectors.joining(", "));
    }
}
