package io.jenkins.plugins.delphixpipeline.config;

import com.cloudbees.hudson.plugins.folder.AbstractFolder;
import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.AbstractFolderPropertyDescriptor;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.Util;
import hudson.model.Item;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** The connection, and the credential, that steps use below a folder when they name none themselves. */
public final class FolderConnection extends AbstractFolderProperty<AbstractFolder<?>> {
    private String connection;
    private String credentialsId;
    private int mostEnvironments;

    @DataBoundConstructor
    public FolderConnection() {
        // Either may be left to the folder around this one.
    }

    /** What the folders around a job choose for it: the nearest first, and what it leaves open from the next. */
    public static ConnectionChoice around(Item item) {
        ConnectionChoice choice = ConnectionChoice.unspecified();
        Object around = item instanceof AbstractFolder ? item : item.getParent();
        while (around instanceof AbstractFolder<?> folder) {
            FolderConnection here = folder.getProperties().get(FolderConnection.class);
            if (here != null) {
                choice = choice.within(new ConnectionChoice(here.connection, here.credentialsId));
            }
            around = folder.getParent();
        }
        return choice;
    }

    /** Full names of the folders that bring a credential which the steps below them may use with a connection. */
    public static List<String> bringingCredentialsFor(String connection) {
        List<String> folders = new ArrayList<>();
        for (AbstractFolder<?> folder : Jenkins.get().allItems(AbstractFolder.class)) {
            FolderConnection here = folder.getProperties().get(FolderConnection.class);
            boolean fits = here != null && (here.connection == null || here.connection.equals(connection));
            if (fits && here.credentialsId != null) {
                folders.add(folder.getFullName());
            }
        }
        return folders;
    }

    /** How many environments the folders around a job allow their jobs at once, by the full names of the folders. */
    public static Map<String, Integer> mostEnvironmentsAround(Item item) {
        Map<String, Integer> limits = new LinkedHashMap<>();
        Object around = item.getParent();
        while (around instanceof AbstractFolder<?> folder) {
            FolderConnection here = folder.getProperties().get(FolderConnection.class);
            if (here != null && here.mostEnvironments > 0) {
                limits.put(folder.getFullName(), here.mostEnvironments);
            }
            around = folder.getParent();
        }
        return limits;
    }

    @CheckForNull
    public String getConnection() {
        return connection;
    }

    @DataBoundSetter
    public void setConnection(String connection) {
        this.connection = Util.fixEmptyAndTrim(connection);
    }

    @CheckForNull
    public String getCredentialsId() {
        return credentialsId;
    }

    /** Looked up by each run in its own context, so a credential of the folder itself will do. */
    @DataBoundSetter
    public void setCredentialsId(String credentialsId) {
        this.credentialsId = Util.fixEmptyAndTrim(credentialsId);
    }

    public int getMostEnvironments() {
        return mostEnvironments;
    }

    /** How many environments its jobs may have at once; 0 for no limit. */
    @DataBoundSetter
    public void setMostEnvironments(int mostEnvironments) {
        this.mostEnvironments = Math.max(0, mostEnvironments);
    }

    /** Registers the property. */
    @Extension
    @Symbol("delphixConnection")
    public static final class DescriptorImpl extends AbstractFolderPropertyDescriptor {
        @NonNull
        @Override
        public String getDisplayName() {
            return Messages.FolderConnection_displayName();
        }

        /** @return null when nothing was chosen, so that the folder keeps no empty property */
        @Override
        public AbstractFolderProperty<?> newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
            if (request == null) {
                return null;
            }
            FolderConnection made = request.bindJSON(FolderConnection.class, form);
            boolean empty = made.connection == null && made.credentialsId == null && made.mostEnvironments == 0;
            return empty ? null : made;
        }

        @POST
        public ListBoxModel doFillConnectionItems(@AncestorInPath Item item, @QueryParameter String connection) {
            return DelphixConfiguration.connectionItems(item, connection);
        }

        @POST
        public ListBoxModel doFillCredentialsIdItems(@AncestorInPath Item item, @QueryParameter String credentialsId) {
            return ConnectionForms.credentialsItems(item, credentialsId);
        }

        @POST
        public FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
            return ConnectionForms.checkCredentialsId(item, value);
        }
    }
}
