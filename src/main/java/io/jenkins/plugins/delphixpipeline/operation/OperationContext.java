package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobDesk;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionDesk;

/**
 * What an operation works with when it is asked what comes next.
 *
 * @param platform the back end that the operation is bound to
 * @param notes where it says what is worth a line in the log
 * @param unmaskedAllowed the administrator lets unmasked data go anywhere on this back end
 */
public record OperationContext(DataPlatform platform, Notes notes, boolean unmaskedAllowed) implements Notes {
    /** Which back end that is, whatever its connection is called: what is kept about it is kept under this. */
    public BackEndIdentity identity() {
        return platform.identity();
    }

    public DatasetCatalog catalog() {
        return platform.catalog();
    }

    public SelfService selfService() {
        return platform.selfService();
    }

    public JobDesk jobs() {
        return platform.jobs();
    }

    public SubmissionDesk submissions() {
        return platform.submissions();
    }

    /** Whether unmasked data may go where the step sends it: the step says so, or the administrator does. */
    boolean allows(boolean allowUnmasked) {
        return allowUnmasked || unmaskedAllowed;
    }

    @Override
    public void note(Note note, Object... arguments) {
        notes.note(note, arguments);
    }
}
