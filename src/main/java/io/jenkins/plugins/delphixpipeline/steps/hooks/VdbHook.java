package io.jenkins.plugins.delphixpipeline.steps.hooks;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.model.Describable;
import hudson.model.Descriptor;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import java.io.Serial;
import java.io.Serializable;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.verb.POST;

/** One hook in a list: {@code [template: 'Mask']} or {@code [name: 'Clean up', shell: 'bash', text: '…']}. Stored with steps. */
public final class VdbHook implements Describable<VdbHook>, Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private String template;
    private String name;
    private String shell;
    private String text;

    @DataBoundConstructor
    public VdbHook() {
        // It is either of a template or a script of its own.
    }

    @CheckForNull
    public String getTemplate() {
        return template;
    }

    @DataBoundSetter
    public void setTemplate(String template) {
        this.template = Util.fixEmptyAndTrim(template);
    }

    @CheckForNull
    public String getName() {
        return name;
    }

    @DataBoundSetter
    public void setName(String name) {
        this.name = Util.fixEmptyAndTrim(name);
    }

    @CheckForNull
    public String getShell() {
        return shell;
    }

    /** {@code bash}, {@code shell}, {@code expect}, {@code ps} or {@code psd}; blank for {@code bash}. */
    @DataBoundSetter
    public void setShell(String shell) {
        this.shell = Util.fixEmptyAndTrim(shell);
    }

    @CheckForNull
    public String getText() {
        return text;
    }

    @DataBoundSetter
    public void setText(String text) {
        this.text = Util.fixEmpty(text);
    }

    void addTo(HookSettings settings, Moment moment) throws AbortException {
        if (template == null) {
            if (name == null || text == null || text.isBlank()) {
                throw new AbortException(Messages.VdbHook_templateOrScript());
            }
            settings.script(moment, new Script(name, shell(), text));
        } else {
            if (text != null || shell != null) {
                throw new AbortException(Messages.VdbHook_eitherOr(template));
            }
            settings.template(moment, template, name);
        }
    }

    private Shell shell() throws AbortException {
        return shell == null ? Shell.BASH : Parameters.choice("shell", shell, Shell.values());
    }

    /** Registers it as something that can be written in a pipeline. */
    @Extension
    @Symbol("delphixHook")
    public static final class DescriptorImpl extends Descriptor<VdbHook> {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.VdbHook_displayName();
        }

        @POST
        public ListBoxModel doFillShellItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.VdbHook_shellDefault(), "");
            for (Shell each : Shell.values()) {
                items.add(Parameters.word(each));
            }
            return items;
        }
    }
}
