package io.jenkins.plugins.delphixpipeline.operation.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbSettings;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Where a VDB goes. What is null is left to the back end's defaults. Stored with operations, so a plain class. */
public final class Placement implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String group;
    private final String environment;
    private final String repository;
    private final String maskingJob;
    private final HashMap<String, Object> parameters;
    private final HookSettings hooks;
    private final VdbSettings settings;

    /**
     * Without scripts and settings of its own.
     *
     * @param parameters further settings by the back end's own names
     */
    public Placement(
            String group, String environment, String repository, String maskingJob, Map<String, Object> parameters) {
        this.group = group;
        this.environment = environment;
        this.repository = repository;
        this.maskingJob = maskingJob;
        this.parameters = new HashMap<>(parameters);
        this.hooks = new HookSettings();
        this.settings = VdbSettings.none();
    }

    private Placement(Placement other, HookSettings hooks, VdbSettings settings) {
        this.group = other.group;
        this.environment = other.environment;
        this.repository = other.repository;
        this.maskingJob = other.maskingJob;
        this.parameters = other.parameters;
        this.hooks = hooks;
        this.settings = settings;
    }

    /** @param scripts that it gets */
    public Placement with(HookSettings scripts) {
        return new Placement(this, scripts, settings);
    }

    /** @param others what else it gets */
    public Placement with(VdbSettings others) {
        return new Placement(this, hooks, others);
    }

    @CheckForNull
    public String group() {
        return group;
    }

    /** Where it is submitted to: the group as it is given, since a reference tells twins of a name apart. */
    public String groupOr(String other) {
        return group == null ? other : group;
    }

    @CheckForNull
    public String environment() {
        return environment;
    }

    @CheckForNull
    public String repository() {
        return repository;
    }

    /** Null for none of its own. */
    @CheckForNull
    public String maskingJob() {
        return maskingJob;
    }

    public Map<String, Object> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    public HookSettings hooks() {
        return hooks;
    }

    public VdbSettings settings() {
        return VdbSettings.orNone(settings);
    }
}
