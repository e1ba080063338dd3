package io.jenkins.plugins.delphixpipeline.session;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import java.util.function.Consumer;

/** What one operation of a run opens: at first what it chose, then what it began with. */
final class ConnectionSource implements Backend.Source {
    private final ConnectionOpener connections;
    private final ConnectionChoice choice;
    private final Run<?, ?> run;
    private final Consumer<Backend> opened;

    /** @param opened told of each connection that was opened */
    ConnectionSource(ConnectionOpener connections, ConnectionChoice choice, Run<?, ?> run, Consumer<Backend> opened) {
        this.connections = connections;
        this.choice = choice;
        this.run = run;
        this.opened = opened;
    }

    @Override
    public Backend open() {
        return told(connections.open(choice, run));
    }

    @Override
    public Backend open(Binding binding) {
        return told(connections.reopen(binding, run));
    }

    @Override
    public Backend openToday(Binding binding) {
        ConnectionChoice named = new ConnectionChoice(binding.connection(), choice.credentialsId());
        return told(connections.openToday(named, run, binding));
    }

    @Override
    public String secret(String credentialsId) {
        return connections.secret(credentialsId, run);
    }

    private Backend told(Backend open) {
        opened.accept(open);
        return open;
    }
}
