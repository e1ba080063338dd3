package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import okhttp3.OkHttpClient;

/**
 * What a schedule is played on: two back ends of a kind with the same references, on the first of which much goes wrong, and the
 * pipeline that runs there.
 */
interface Stage extends AutoCloseable {
    /** Builds the stage that a schedule decides on. */
    interface Builder {
        Stage build(Schedule schedule);
    }

    /**
     * At most so often is something done.
     *
     * @param type of the work
     * @param target of the work
     */
    record Most(String type, String target, int times) {}

    /** Where the pipeline begins, and the other one. */
    List<URI> addresses();

    /** In the order of the addresses. */
    List<Bookkeeping> books();

    DataPlatform connect(HttpSettings settings, OkHttpClient client);

    /** What happens to the back ends in the course of time, and what others do there. */
    void disturb(Crew crew);

    void pipeline(Rehearsed run) throws Exception;

    /** @param tasks all that there were */
    List<Most> most(List<Task> tasks);

    /** Whether an operation that is reported done must have had a job. */
    boolean needsJob(Task task);

    /**
     * Whether an operation may have failed so although none of its jobs did.
     *
     * @param books of where it began; empty where it did not begin
     */
    boolean mayFail(Task task, Optional<Bookkeeping> books, List<Task> tasks);

    /** Whether it may be that nothing tells whether work was carried out. */
    boolean mayBeUnknown(Task task, Optional<Bookkeeping> books);

    @Override
    void close();
}
