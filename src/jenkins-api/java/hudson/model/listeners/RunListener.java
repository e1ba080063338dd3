package hudson.model.listeners;

import hudson.ExtensionPoint;
import hudson.model.Run;
import hudson.model.TaskListener;

@SuppressWarnings("rawtypes")
public abstract class RunListener<R extends Run> implements ExtensionPoint {
    protected RunListener() {}

    public void onStarted(R run, TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    public void onCompleted(R run, TaskListener listener) {
        throw new UnsupportedOperationException("signature only");
    }

    public void onFinalized(R run) {
        throw new UnsupportedOperationException("signature only");
    }

    public void onDeleted(R run) {
        throw new UnsupportedOperationException("signature only");
    }
}
