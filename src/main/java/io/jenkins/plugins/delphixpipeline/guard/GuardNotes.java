package io.jenkins.plugins.delphixpipeline.guard;

import java.util.List;

/** What people should hear when a verdict rests on less than a proof. Each is told once for a dataset. */
public interface GuardNotes {
    /** Nothing is listed any more that would tell how the dataset's data was masked; it is trusted. */
    void noRecord(String dataset);

    /** A replica bears the flag of the VDB that it is a copy of; its masking ran on another engine. */
    void maskedReplica(String dataset);

    /** No step has named the script that masks, so any of these is taken for it. */
    void anyScript(String dataset, List<String> scripts);
}
