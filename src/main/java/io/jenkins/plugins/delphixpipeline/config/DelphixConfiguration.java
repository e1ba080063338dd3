package io.jenkins.plugins.delphixpipeline.config;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.BulkChange;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.model.Item;
import hudson.model.PersistentDescriptor;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import jenkins.security.FIPS140;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The Delphix back ends that this Jenkins knows, on the page "System" and under {@code unclassified: delphix:}. */
@Extension
@Symbol("delphix")
public final class DelphixConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    /** Replaced whole, so that a build never sees a half changed list. */
    private volatile List<DelphixConnection> connections = new ArrayList<>();

    private volatile String defaultConnection = "";

    public static DelphixConfiguration get() {
        return ExtensionList.lookupSingleton(DelphixConfiguration.class);
    }

    @NonNull
    @Override
    public String getDisplayName() {
        return Messages.DelphixConfiguration_displayName();
    }

    public List<DelphixConnection> getConnections() {
        return new ArrayList<>(connections);
    }

    /** @throws IllegalArgumentException when two have the same name, or one cannot be used */
    @DataBoundSetter
    public void setConnections(List<DelphixConnection> connections) {
        List<DelphixConnection> wanted = new ArrayList<>(Util.fixNull(connections));
        DelphixConnection.Breach breach = ConnectionRules.firstBreach(wanted, FIPS140.useCompliantAlgorithms());
        if (breach != null) {
            throw new IllegalArgumentException(breach.sentence());
        }
        this.connections = wanted;
        save();
    }

    public String getDefaultConnection() {
        return defaultConnection;
    }

    /** Blank: the only one, when exactly one is configured. */
    @DataBoundSetter
    public void setDefaultConnection(String defaultConnection) {
        this.defaultConnection = Util.fixNull(defaultConnection).trim();
        save();
    }

    /** The form's own list of kinds. */
    public List<? extends Descriptor<DelphixConnection>> getConnectionsDescriptors() {
        return Jenkins.get().getDescriptorList(DelphixConnection.class);
    }

    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        // A list that was emptied is not in the form at all; bound this way it becomes an empty one.
        List<DelphixConnection> wanted = request.bindJSONToList(DelphixConnection.class, form.get("connections"));
        String wantedDefault = form.optString("defaultConnection").trim();
        check(wanted, wantedDefault);
        try (BulkChange change = new BulkChange(this)) {
            setConnections(wanted);
            setDefaultConnection(wantedDefault);
            change.commit();
        } catch (IOException e) {
            throw new FormException(e, "connections");
        }
        return true;
    }

    private static void check(List<DelphixConnection> wanted, String wantedDefault) throws FormException {
        DelphixConnection.Breach breach = ConnectionRules.firstBreach(wanted, FIPS140.useCompliantAlgorithms());
        if (breach != null) {
            throw new FormException(breach.sentence(), breach.field());
        }
        if (!wantedDefault.isEmpty()
                && wanted.stream().noneMatch(each -> each.getName().equals(wantedDefault))) {
            throw new FormException(Messages.DelphixConfiguration_defaultUnknown(wantedDefault), "defaultConnection");
        }
    }

    /**
     * The connections that the job may use, after an entry for the default one.
     *
     * @param item the job or folder whose form it is; null on a page of the whole Jenkins
     * @param current stays in the list whatever happens
     */
    public static ListBoxModel connectionItems(Item item, String current) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.ConnectionForms_defaultConnection(), "");
        if (ConnectionForms.maySee(item)) {
            get().getConnections().stream()
                    .filter(connection -> item == null || connection.isAllowedFor(item.getFullName()))
                    .forEach(connection -> items.add(connection.getName()));
        }
        return ConnectionForms.keeping(items, current);
    }

    @POST
    public ListBoxModel doFillDefaultConnectionItems(@QueryParameter String defaultConnection) {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.DelphixConfiguration_onlyOne(), "");
        if (Jenkins.get().hasPermission(Jenkins.ADMINISTER)) {
            connections.forEach(each -> items.add(each.getName()));
        }
        return ConnectionForms.keeping(items, defaultConnection);
    }

    @POST
    public FormValidation doCheckDefaultConnection(@QueryParameter String value) {
        if (!Jenkins.get().hasPermission(Jenkins.ADMINISTER) || Util.fixEmptyAndTrim(value) == null) {
            return FormValidation.ok();
        }
        boolean known = connections.stream().anyMatch(each -> each.getName().equals(value));
        return known
                ? FormValidation.ok()
                : FormValidation.warning(Messages.DelphixConfiguration_defaultUnknown(value));
    }
}
