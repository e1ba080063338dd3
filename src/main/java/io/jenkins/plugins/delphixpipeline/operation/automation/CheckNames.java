package io.jenkins.plugins.delphixpipeline.operation.automation;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.PointInTime;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks up all that the chosen actions name, so that none of them fails for a wrong name after others were done. */
final class CheckNames implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String template;
    private final ArrayList<String> pods;
    private final String parent;
    private final String repository;

    /**
     * @param parent null when nothing is provisioned
     * @param repository null for the back end's own choice
     */
    CheckNames(String template, List<String> pods, String parent, String repository) {
        this.template = template;
        this.pods = new ArrayList<>(pods);
        this.parent = parent;
        this.repository = repository;
    }

    @Override
    public String verb() {
        return "check";
    }

    @Override
    public String subject() {
        return template;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        DataTemplate present = context.selfService().template(template);
        pods.forEach(pod -> context.selfService().pod(present, pod));
        if (parent != null) {
            String source = context.catalog().dataset(parent).reference();
            if (!context.catalog().hasGroup(template)) {
                throw PlatformException.of(Problem.GROUP_UNKNOWN, template);
            }
            context.submissions()
                    .check(new Submission.Provision(
                            source,
                            template,
                            template,
                            new PointInTime.Latest(source),
                            null,
                            repository,
                            null,
                            Map.of()));
        }
        return new Next.Done(Result.empty());
    }
}
