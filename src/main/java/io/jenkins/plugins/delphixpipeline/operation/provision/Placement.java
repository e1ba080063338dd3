package io.jenkins.plugins.delphixpipeline.operation.provision;

import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a VDB goes. What is null is left to the back end's defaults.
 *
 * @param parameters further settings by the back end's own names
 * @param hooks scripts that it gets
 * @param settings what else it gets
 */
public record Placement(
        String group,
        String environment,
        String repository,
        String maskingJob,
        Map<String, Object> parameters,
        HookSettings hooks,
        VdbSettings settings) {
    public Placement {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        settings = VdbSettings.orNone(settings);
    }

    /** Without scripts and settings of its own. */
    public Placement(
            String group, String environment, String repository, String maskingJob, Map<String, Object> parameters) {
        this(group, environment, repository, maskingJob, parameters, new HookSettings(), VdbSettings.none());
    }

    public Placement with(HookSettings scripts) {
        return new Placement(group, environment, repository, maskingJob, parameters, scripts, settings);
    }

    public Placement with(VdbSettings others) {
        return new Placement(group, environment, repository, maskingJob, parameters, hooks, others);
    }
}
