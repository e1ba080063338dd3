package io.jenkins.plugins.delphixpipeline.steps.accounts;

import hudson.FilePath;
import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.delphixpipeline.accounts.AccountChange;
import io.jenkins.plugins.delphixpipeline.accounts.ResetException;
import io.jenkins.plugins.delphixpipeline.accounts.ResetOrder;
import io.jenkins.plugins.delphixpipeline.accounts.ResetProblem;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.retry.RetryPolicy;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Waits until a database that was just brought up answers the login of its administrator, and gives one of its accounts a new
 * password. It works where the workspace is, as the database may be reachable from there only.
 */
public final class FreshAccount {
    private static final RetryPolicy PAUSES = new RetryPolicy(Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final ConnectionRegistry connections;
    private final Run<?, ?> run;
    private final FilePath workspace;
    private final TaskListener listener;

    /** @param workspace null for the controller */
    public FreshAccount(ConnectionRegistry connections, Run<?, ?> run, FilePath workspace, TaskListener listener) {
        this.connections = connections;
        this.run = run;
        this.workspace = workspace;
        this.listener = listener;
    }

    /**
     * The account whose password is set.
     *
     * @param user null for none: then it is only waited for the database
     */
    public record NewPassword(String user, String password) {
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * Returns when the database answers and the password is set.
     *
     * @throws ConfigurationException with a sentence about what cannot be, or what the database refused
     * @throws InterruptedException when the thread was interrupted
     */
    public void prepare(String vdb, String adminCredentialsId, NewPassword account, Backend open)
            throws InterruptedException, IOException {
        Instant end = Clock.systemUTC().instant().plus(open.limits().busy());
        RetryPolicy.Pauses pauses = PAUSES.start();
        PreparedReset prepared = null;
        while (true) {
            try {
                prepared = prepared == null ? prepared(vdb, adminCredentialsId, account, open) : prepared;
                reset(prepared, vdb);
                return;
            } catch (ResetException e) {
                // A database that is starting does not answer yet.
                if (e.problem() != ResetProblem.UNREACHABLE
                        || Clock.systemUTC().instant().isAfter(end)) {
                    throw new ConfigurationException(
                            ResetFailures.sentence(e, prepared == null ? null : prepared.resetter()),
                            ResetFailures.remedy(e.problem()));
                }
            }
            TimeUnit.MILLISECONDS.sleep(pauses.next().toMillis());
        }
    }

    private PreparedReset prepared(String vdb, String adminCredentialsId, NewPassword account, Backend open)
            throws IOException, ResetException {
        ResetRequest request =
                new ResetRequest(vdb, new ResetRequest.Address(null, null, null, null), adminCredentialsId, List.of());
        PreparedReset found = PreparedReset.of(request, open, connections, run);
        ResetOrder order = found.order();
        List<AccountChange> changes =
                account.user() == null ? List.of() : List.of(AccountChange.reset(account.user(), account.password()));
        return new PreparedReset(
                found.resetter(),
                new ResetOrder(
                        order.address(),
                        order.adminUser(),
                        order.adminPassword(),
                        changes,
                        order.connectTimeout(),
                        order.statementTimeout()),
                found.driver(),
                List.of());
    }

    private void reset(PreparedReset prepared, String vdb) throws InterruptedException, IOException, ResetException {
        ResetOnAgent reset = new ResetOnAgent(prepared, listener, vdb);
        try {
            if (workspace != null && workspace.isRemote()) {
                workspace.getChannel().call(reset);
            } else {
                reset.call();
            }
        } catch (ResetException | InterruptedException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
