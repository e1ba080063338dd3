package io.jenkins.plugins.delphixpipeline.config;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A controller whose credentials and time a test holds in its hands. */
public final class FakeController extends TestController {
    public final Map<String, LoginSource.Login> logins = new HashMap<>();
    final Map<String, Run<?, ?>> runs = new HashMap<>();
    public final List<Runnable> later = new ArrayList<>();
    public final List<String> lookUps = new ArrayList<>();
    public boolean fips;
    public boolean administrator;

    /** @param job "" for what every job sees */
    public FakeController credential(String job, String id, String user, String password) {
        logins.put(job + ":" + id, new LoginSource.Login(user, password));
        return this;
    }

    public Run<?, ?> run(String job, int number) {
        return newRun(this, job, number);
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Run<?, ?> newRun(FakeController controller, String job, int number) {
        Job parent = mock(Job.class);
        Run run = mock(Run.class);
        when(parent.getFullName()).thenReturn(job);
        when(run.getParent()).thenReturn(parent);
        when(run.getExternalizableId()).thenReturn(job + "#" + number);
        controller.runs.put(job + "#" + number, run);
        return run;
    }

    @Override
    public LoginSource.Login login(Run<?, ?> run, String credentialsId, String url) {
        String job = run.getParent().getFullName();
        lookUps.add(job + ":" + credentialsId + " for " + url);
        return logins.getOrDefault(job + ":" + credentialsId, logins.get(":" + credentialsId));
    }

    @Override
    public LoginSource.Login login(Item item, String credentialsId, String url) {
        return logins.getOrDefault(item.getFullName() + ":" + credentialsId, logins.get(":" + credentialsId));
    }

    @Override
    public LoginSource.Login systemLogin(String credentialsId, String url) {
        return logins.get(":" + credentialsId);
    }

    @Override
    public Run<?, ?> run(String id) {
        return runs.get(id);
    }

    @Override
    public boolean isAdministrator() {
        return administrator;
    }

    @Override
    public boolean fips() {
        return fips;
    }

    @Override
    public void later(Duration delay, Runnable turn) {
        later.add(turn);
    }
}
