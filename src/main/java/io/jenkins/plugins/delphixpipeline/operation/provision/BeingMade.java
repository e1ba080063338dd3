package io.jenkins.plugins.delphixpipeline.operation.provision;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What bears a name already may be half made: another build has asked for it a moment ago, and its job may still fail. Only once
 * that has ended there is something to keep.
 */
public final class BeingMade {
    /** How back ends call the jobs that make a VDB or a data pod. */
    private static final Pattern MAKING = Pattern.compile("PROVISION|CONTAINER_CREATE$");

    private BeingMade() {}

    /**
     * @param phase that would make it
     * @param reference of what is there
     * @return what has to be waited for; empty when it is whole, or who asks may not see its jobs
     */
    public static Optional<Next> wait(String phase, String reference, OperationContext context) {
        List<String> making = unfinished(reference, context).stream()
                .filter(job -> job.type() != null && MAKING.matcher(job.type()).find())
                .map(DelphixJob::reference)
                .toList();
        return making.isEmpty() ? Optional.empty() : Optional.of(new Next.Wait(phase, making));
    }

    private static List<DelphixJob> unfinished(String reference, OperationContext context) {
        try {
            return context.jobs().inTheWay(List.of(reference));
        } catch (PlatformException e) {
            if (e.problem() != Problem.NOT_PERMITTED) {
                throw e;
            }
            return List.of();
        }
    }
}
