package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DelphixJob;

/** Tells the registry of the end before anybody else. */
record EndOfWork(OperationListener listener, GuardedRun work) implements OperationListener {
    @Override
    public void underWay(OperationState state) {
        listener.underWay(state);
    }

    @Override
    public void progress(DelphixJob job) {
        listener.progress(job);
    }

    @Override
    public void note(Note note, Object... arguments) {
        listener.note(note, arguments);
    }

    @Override
    public void succeeded(OperationState state, Result result) {
        work.proven(state);
        listener.succeeded(state, result);
    }

    @Override
    public void failed(OperationState state) {
        work.ended(state);
        listener.failed(state);
    }

    @Override
    public void stopped(OperationState state) {
        work.ended(state);
        listener.stopped(state);
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        work.ended(state);
        listener.crashed(state, mistake);
    }
}
