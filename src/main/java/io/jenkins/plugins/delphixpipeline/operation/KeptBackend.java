package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.Failure;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.util.concurrent.CancellationException;

/**
 * Opens the back end for each turn. What is under way is finished with what it was begun with, even if an administrator has
 * removed it meanwhile. After a restart there is nothing to go back to; data that has to be guarded then waits for the
 * administrator for a while.
 */
final class KeptBackend {
    private final Backend.Source source;
    private final DataOperation operation;
    private Backend last;

    KeptBackend(Backend.Source source, DataOperation operation) {
        this.source = source;
        this.operation = operation;
    }

    Backend open(OperationState state) {
        try {
            last = source.open();
        } catch (PlatformException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            if (last == null && operation.guardsData(state)) {
                throw new PlatformException(
                        Failure.of(Problem.HOST_UNREACHABLE, operation.subject())
                                .withDetails(e.getMessage()),
                        e);
            }
            if (last == null || !state.isUnderWay()) {
                throw e;
            }
        }
        return last;
    }
}
