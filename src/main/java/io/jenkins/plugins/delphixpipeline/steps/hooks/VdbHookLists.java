package io.jenkins.plugins.delphixpipeline.steps.hooks;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.model.Describable;
import hudson.model.Descriptor;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Which hooks a VDB is to have: a list that is left out stays, and an empty one takes its scripts away. Stored with steps. */
public final class VdbHookLists implements Describable<VdbHookLists>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private List<VdbHook> configureClone;
    private List<VdbHook> preRefresh;
    private List<VdbHook> postRefresh;

    @DataBoundConstructor
    public VdbHookLists() {
        // No list has to be there.
    }

    @CheckForNull
    public List<VdbHook> getConfigureClone() {
        return copy(configureClone);
    }

    @DataBoundSetter
    public void setConfigureClone(List<VdbHook> configureClone) {
        this.configureClone = copy(configureClone);
    }

    @CheckForNull
    public List<VdbHook> getPreRefresh() {
        return copy(preRefresh);
    }

    @DataBoundSetter
    public void setPreRefresh(List<VdbHook> preRefresh) {
        this.preRefresh = copy(preRefresh);
    }

    @CheckForNull
    public List<VdbHook> getPostRefresh() {
        return copy(postRefresh);
    }

    @DataBoundSetter
    public void setPostRefresh(List<VdbHook> postRefresh) {
        this.postRefresh = copy(postRefresh);
    }

    private static List<VdbHook> copy(List<VdbHook> list) {
        return list == null ? null : new ArrayList<>(list);
    }

    /**
     * @param lists null for none
     * @throws AbortException when one of the hooks is neither of a template nor a script, or both
     */
    public static HookSettings settings(VdbHookLists lists) throws AbortException {
        HookSettings settings = new HookSettings();
        if (lists != null) {
            add(lists.configureClone, Moment.CONFIGURE_CLONE, settings);
            add(lists.preRefresh, Moment.PRE_REFRESH, settings);
            add(lists.postRefresh, Moment.POST_REFRESH, settings);
        }
        return settings;
    }

    private static void add(List<VdbHook> list, Moment moment, HookSettings settings) throws AbortException {
        if (list != null) {
            settings.list(moment);
            for (VdbHook hook : list) {
                hook.addTo(settings, moment);
            }
        }
    }

    /** Registers it as something that can be written in a pipeline. */
    @Extension
    @Symbol("delphixHooks")
    public static final class DescriptorImpl extends Descriptor<VdbHookLists> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VdbHookLists_displayName();
        }
    }
}
