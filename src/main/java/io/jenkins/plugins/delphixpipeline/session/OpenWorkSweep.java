package io.jenkins.plugins.delphixpipeline.session;

import hudson.Extension;
import hudson.model.PeriodicWork;

/** Looks now and then, and soon after the controller has come up, for work that nobody carries on any more, and for environments whose time has come. */
@Extension
public final class OpenWorkSweep extends PeriodicWork {
    @Override
    public long getRecurrencePeriod() {
        return MIN;
    }

    @Override
    protected void doRun() {
        ConnectionRegistry.get().resumeOpenWork();
        EnvironmentDesk.get().sweeper().sweep();
    }
}
