package io.jenkins.plugins.delphixpipeline.steps;

import hudson.RelativePath;
import hudson.model.Item;
import hudson.util.ComboBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The form of a step that brings a VDB to a point: what the back end offers for both. */
public abstract class VdbPointDescriptor extends PointStepDescriptor {
    protected VdbPointDescriptor(String functionName) {
        super(functionName, "vdb");
    }

    /** The VDBs that the step is for. */
    public NameList vdbs() {
        return NameList.vdbs();
    }

    /** New data comes from what the VDB was provisioned from, unless a step says otherwise. */
    public NameList snapshots(String vdb) {
        return NameList.parentSnapshots(vdb);
    }

    public NameList bookmarks(String vdb) {
        return NameList.parentBookmarks(vdb);
    }

    @POST
    public final ComboBoxModel doFillVdbItems(
            @AncestorInPath Item item,
            @QueryParameter String vdb,
            @QueryParameter String connection,
            @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, vdbs(), vdb);
    }

    @POST
    public final ComboBoxModel doFillSnapshotItems(
            @AncestorInPath Item item,
            @QueryParameter String snapshot,
            @RelativePath("..") @QueryParameter String vdb,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, snapshots(vdb), snapshot);
    }

    @POST
    public final ComboBoxModel doFillBookmarkItems(
            @AncestorInPath Item item,
            @QueryParameter String bookmark,
            @RelativePath("..") @QueryParameter String vdb,
            @RelativePath("..") @QueryParameter String connection,
            @RelativePath("..") @QueryParameter String credentialsId) {
        return names(item, connection, credentialsId, bookmarks(vdb), bookmark);
    }
}
