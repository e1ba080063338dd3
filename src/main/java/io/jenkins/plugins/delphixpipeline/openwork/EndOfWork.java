package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.function.Consumer;

/**
 * Tells the registry of the end before anybody else.
 *
 * @param proven keeps that the goal was reached
 * @param ended keeps that it was not
 */
record EndOfWork(OperationListener listener, Consumer<OperationState> proven, Consumer<OperationState> ended)
        implements OperationListener {
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
        proven.accept(state);
        listener.succeeded(state, result);
    }

    @Override
    public void failed(OperationState state) {
        ended.accept(state);
        listener.failed(state);
    }

    @Override
    public void stopped(OperationState state) {
        ended.accept(state);
        listener.stopped(state);
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        ended.accept(state);
        listener.crashed(state, mistake);
    }
}
