package hudson.model;

import java.util.List;

public interface BuildListener extends TaskListener {
    default void started(List<Cause> causes) {
        throw new UnsupportedOperationException("signature only");
    }

    default void finished(Result result) {
        throw new UnsupportedOperationException("signature only");
    }
}
