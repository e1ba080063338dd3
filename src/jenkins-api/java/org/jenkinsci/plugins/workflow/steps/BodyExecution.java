package org.jenkinsci.plugins.workflow.steps;

import java.io.Serializable;
import java.util.Collection;
import java.util.concurrent.Future;
import jenkins.model.CauseOfInterruption;

public abstract class BodyExecution implements Future<Object>, Serializable {
    private static final long serialVersionUID = 1L;

    public abstract Collection<StepExecution> getCurrentExecutions();

    public boolean cancel(CauseOfInterruption... causes) {
        throw new UnsupportedOperationException("signature only");
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean cancel(Throwable cause) {
        throw new UnsupportedOperationException("signature only");
    }
}
