package io.jenkins.plugins.delphixpipeline.steps;

import hudson.util.ComboBoxModel;
import hudson.util.FormValidation;
import io.jenkins.plugins.delphixpipeline.forms.ChosenBackend;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.forms.PointOwner;
import io.jenkins.plugins.delphixpipeline.forms.VdbField;
import java.time.Clock;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of {@link PointStep}: a VDB, and the point of a history that its data comes from. */
public abstract class PointStepDescriptor extends DelphixStepDescriptor implements VdbField {
    protected PointStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    /** New data comes from what the VDB was provisioned from, unless a step says otherwise. */
    public NameList snapshots(PointOwner owner) {
        return NameList.parentSnapshots(owner.vdb());
    }

    /** The bookmarks of the same history. */
    public NameList bookmarks(PointOwner owner) {
        return NameList.parentBookmarks(owner.vdb());
    }

    @POST
    public final ComboBoxModel doFillSnapshotItems(
            ChosenBackend backend, @QueryParameter String snapshot, PointOwner owner) {
        return backend.names(snapshots(owner), snapshot);
    }

    @POST
    public final ComboBoxModel doFillBookmarkItems(
            ChosenBackend backend, @QueryParameter String bookmark, PointOwner owner) {
        return backend.names(bookmarks(owner), bookmark);
    }

    @POST
    public final FormValidation doCheckSnapshot(@QueryParameter String value) {
        return FormValidation.validateRequired(value);
    }

    @POST
    public final FormValidation doCheckTimestamp(@QueryParameter String value) {
        return Parameters.required(value, given -> Times.past(Messages.Field_timestamp(), given, Clock.systemUTC()));
    }

    @POST
    public final FormValidation doCheckBookmark(@QueryParameter String value) {
        return FormValidation.validateRequired(value);
    }
}
