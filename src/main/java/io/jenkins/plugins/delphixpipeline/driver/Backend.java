package io.jenkins.plugins.delphixpipeline.driver;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.watch.JobWatcher;

/**
 * An open connection: a back end, the watcher that all its operations share, and the terms on which it may be used.
 *
 * @param terms on which data may travel there
 * @param binding the settings with which it was opened; its identity does not matter
 */
public record Backend(DataPlatform platform, JobWatcher watcher, Limits limits, DataTerms terms, Binding binding) {

    /** The name of the connection; null where there are no names. */
    public String connection() {
        return binding.connection();
    }

    /** Whether it is the one of that binding: it is where that was, or else calls itself the same when it is asked. */
    public boolean isThatOf(Binding then) {
        return then.isAt(binding.address())
                || then.identity() != null && then.identity().isNamed() && answersAs(then.identity());
    }

    private boolean answersAs(BackEndIdentity wanted) {
        try {
            platform.info();
            return platform.identity().isNamed() && platform.identity().isSameAs(wanted);
        } catch (PlatformException e) {
            // Whoever needs it fails for that soon, or asks again later.
            return false;
        }
    }

    /** One that is always the same, whatever is configured. */
    public Backend(DataPlatform platform, JobWatcher watcher, Limits limits, DataTerms terms) {
        this(platform, watcher, limits, terms, Binding.of(null, null, null, null));
    }

    /**
     * Opens connections, or gives the open ones; asked at each task, so that a changed limit or password takes effect. Quick:
     * nothing is said to the back end yet. Each method throws a {@link
     * io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException} or another unchecked exception when it cannot be had.
     */
    @FunctionalInterface
    public interface Source {
        /** What is configured now, for an operation that has not opened anything yet. */
        Backend open();

        /** With the settings with which an operation began, whether they are still configured or not. */
        default Backend open(Binding binding) {
            return open();
        }

        /** What Jenkins credentials hold; null where there are none, or none for whoever asked for the operation. */
        default String secret(String credentialsId) {
            return null;
        }

        /** What bears the name of that connection now. */
        default Backend openToday(Binding binding) {
            return open();
        }
    }
}
