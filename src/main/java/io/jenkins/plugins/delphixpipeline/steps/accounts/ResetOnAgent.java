package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.accounts.AccountOutcome;
import io.jenkins.plugins.delphixpipeline.accounts.AccountResetter;
import io.jenkins.plugins.delphixpipeline.accounts.Drivers;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetOrder;
import java.io.Serial;
import java.sql.Driver;
import java.util.ArrayList;
import jenkins.agents.ControllerToAgentCallable;

/**
 * A reset that can be sent to an agent, over the connection between controller and agent and never to a disk. The driver
 * goes along as its class, so that the agent loads it from the controller's plugin that has it.
 */
public final class ResetOnAgent implements ControllerToAgentCallable<ArrayList<AccountOutcome>, Exception> {
    @Serial
    private static final long serialVersionUID = 1L;

    private final AccountResetter resetter;
    private final ResetOrder order;
    private final Class<? extends Driver> driver;
    private final TaskListener listener;
    private final String subject;

    ResetOnAgent(PreparedReset prepared, TaskListener listener, String subject) {
        this.resetter = prepared.resetter();
        this.order = prepared.order();
        this.driver = prepared.driver();
        this.listener = listener;
        this.subject = subject;
    }

    @Override
    public ArrayList<AccountOutcome> call() throws ResetException, InterruptedException {
        ResetConsole console = new ResetConsole(listener, subject);
        return new ArrayList<>(resetter.reset(order, Drivers.instance(driver), console));
    }
}
