package io.jenkins.plugins.delphixpipeline.openwork;

import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.Arrays;
import java.util.logging.Level;
import java.util.logging.Logger;

/** There is no build whose log could tell of it, so the controller's does, and the administrators' page. */
final class WorkLog implements OperationListener {
    private static final Logger LOGGER = Logger.getLogger(WorkLog.class.getName());

    private final OpenWork work;
    private final OpenWorkRegistry registry;
    /** Others have given the VDB new data since, so that it was left alone. */
    private volatile boolean replaced;

    WorkLog(OpenWork work, OpenWorkRegistry registry) {
        this.work = work;
        this.registry = registry;
    }

    @Override
    public void underWay(OperationState state) {
        log(Level.INFO, "goes on without its build");
    }

    @Override
    public void progress(DelphixJob job) {
        // Nobody watches.
    }

    @Override
    public void note(Note note, Object... arguments) {
        if (note == Note.TROUBLE && arguments.length > 0 && arguments[0] instanceof Failure failure) {
            registry.trouble(work.id(), failure);
        } else if (note == Note.TROUBLE_OVER) {
            registry.trouble(work.id(), null);
        } else if (note == Note.REPLACED_BY_OTHERS) {
            replaced = true;
        }
        log(Level.INFO, note + " " + Arrays.toString(arguments));
    }

    @Override
    public void succeeded(OperationState state, Result result) {
        log(Level.INFO, "is proven");
    }

    @Override
    public void failed(OperationState state) {
        tell(state);
    }

    @Override
    public void stopped(OperationState state) {
        tell(state);
    }

    @Override
    public void crashed(OperationState state, Throwable mistake) {
        tell(state);
    }

    private void tell(OperationState state) {
        if (replaced) {
            log(Level.INFO, "ended badly, but what it left was replaced by others with masked data since");
        } else if (state.remedyFailure() == null) {
            log(Level.WARNING, "ended badly, and its data was taken away from everybody: " + state.failure());
        } else {
            log(Level.SEVERE, "ended badly, and its data may be READABLE, because: " + state.remedyFailure());
        }
    }

    private void log(Level level, String what) {
        LOGGER.log(
                level,
                () -> "The " + work.verb() + " of \"" + work.subject() + "\", begun by "
                        + work.origin().run() + ", " + what.replaceAll("[\\p{Cntrl}]+", " "));
    }
}
