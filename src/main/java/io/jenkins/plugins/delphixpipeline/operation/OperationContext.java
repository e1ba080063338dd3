package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.guard.DataTerms;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.JobService;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.SubmissionService;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;

/**
 * What an operation works with when it is asked what comes next.
 *
 * @param platform the back end that the operation is bound to
 * @param notes where it says what is worth a line in the log
 * @param terms on which data may travel there
 * @param operation its id, under which it holds masters; null for who only looks
 */
public record OperationContext(DataPlatform platform, NoteSink notes, DataTerms terms, String operation)
        implements NoteSink {
    /** For who only looks, and holds nothing. */
    public OperationContext(DataPlatform platform, NoteSink notes, DataTerms terms) {
        this(platform, notes, terms, null);
    }

    /** The same where something else hears what is worth a line. */
    OperationContext noting(NoteSink other) {
        return new OperationContext(platform, other, terms, operation);
    }

    /** Which back end that is, whatever its connection is called: what is kept about it is kept under this. */
    public BackEndIdentity identity() {
        return platform.identity();
    }

    public DatasetCatalog catalog() {
        return platform.catalog();
    }

    public SelfService selfService() {
        return Required.selfService(platform);
    }

    public VdbGroups vdbGroups() {
        return Required.vdbGroups(platform);
    }

    public JobService jobs() {
        return platform.jobs();
    }

    public SubmissionService submissions() {
        return platform.submissions();
    }

    /** Who reads what tells whether data is masked: the step's own login, or one that may see more. */
    public DataPlatform guardReader() {
        return terms.reader() == null ? platform : terms.reader();
    }

    /** Whether unmasked data may go where the step sends it: the step says so, or the administrator does. */
    public boolean allows(boolean allowUnmasked) {
        return allowUnmasked || terms.unmaskedAllowed();
    }

    @Override
    public void note(Note note, Object... arguments) {
        notes.note(note, arguments);
    }
}
