package io.jenkins.plugins.delphixpipeline.forms;

import hudson.util.ComboBoxModel;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The fields of a form that say what a new VDB is made from and where it goes. */
public interface PlacementFields {
    /** What something new can be made from. */
    default NameList origins() {
        return NameList.datasets();
    }

    @POST
    default ComboBoxModel doFillFromItems(ChosenBackend backend, @QueryParameter String from) {
        return backend.names(origins(), from);
    }

    @POST
    default ComboBoxModel doFillTargetGroupItems(ChosenBackend backend, @QueryParameter String targetGroup) {
        return backend.names(NameList.groups(), targetGroup);
    }

    @POST
    default ComboBoxModel doFillEnvironmentItems(ChosenBackend backend, @QueryParameter String environment) {
        return backend.names(NameList.environments(), environment);
    }

    @POST
    default ComboBoxModel doFillRepositoryItems(
            ChosenBackend backend, @QueryParameter String repository, @QueryParameter String environment) {
        return backend.names(NameList.repositories(environment), repository);
    }

    @POST
    default ComboBoxModel doFillSnapshotPolicyItems(ChosenBackend backend, @QueryParameter String snapshotPolicy) {
        return backend.names(NameList.policies(PolicyType.SNAPSHOT_POLICY), snapshotPolicy);
    }

    @POST
    default ComboBoxModel doFillRetentionPolicyItems(ChosenBackend backend, @QueryParameter String retentionPolicy) {
        return backend.names(NameList.policies(PolicyType.RETENTION_POLICY), retentionPolicy);
    }

    @POST
    default ComboBoxModel doFillEnvironmentUserItems(
            ChosenBackend backend, @QueryParameter String environmentUser, @QueryParameter String environment) {
        return backend.names(NameList.environmentUsers(environment), environmentUser);
    }
}
