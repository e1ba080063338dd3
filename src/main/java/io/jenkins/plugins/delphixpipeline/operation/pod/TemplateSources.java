package io.jenkins.plugins.delphixpipeline.operation.pod;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;

/** Tells which datasets a template is made of, so that the record of a build joins its pods and bookmarks to their data. */
public final class TemplateSources {
    private TemplateSources() {}

    /** What is done is done: a source that cannot be read is left out. */
    public static Result joined(Result result, String template, OperationContext context) {
        Result joined = result;
        try {
            SelfService selfService = context.selfService();
            String reference = selfService.template(template).reference();
            for (String dataset : selfService.datasetsOf(reference)) {
                joined = joined.withFlow(context.catalog().pathOf(dataset), null, template);
            }
            return joined;
        } catch (PlatformException e) {
            return result;
        }
    }
}
