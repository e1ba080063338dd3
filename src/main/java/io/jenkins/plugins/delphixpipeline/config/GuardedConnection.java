package io.jenkins.plugins.delphixpipeline.config;

import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A connection to datasets, some of which mask themselves: how it is found out whether their data may travel. */
public interface GuardedConnection {
    /** {@code trust} or {@code refuse}. */
    String getMastersWithoutRecord();

    /** A login that may read masked VDBs and their jobs where the steps' own may not; blank for none. */
    String getGuardCredentialsId();

    /** The form of such a connection. */
    abstract class FormDescriptor extends ConnectionDescriptor {
        @POST
        public ListBoxModel doFillMastersWithoutRecordItems() {
            ListBoxModel items = new ListBoxModel();
            items.add(Messages.EngineConnection_mastersTrusted(), RecordlessMasters.TRUST.word());
            items.add(Messages.EngineConnection_mastersRefused(), RecordlessMasters.REFUSE.word());
            return items;
        }

        @POST
        public ListBoxModel doFillGuardCredentialsIdItems(
                @QueryParameter String guardCredentialsId, @QueryParameter String url) {
            return ConnectionForms.credentialsItems(null, guardCredentialsId, url, acceptsKeys());
        }

        @POST
        public FormValidation doCheckGuardCredentialsId(@QueryParameter String value, @QueryParameter String url) {
            return Util.fixEmptyAndTrim(value) == null
                    ? FormValidation.ok()
                    : ConnectionForms.checkCredentialsId(null, value, url, acceptsKeys());
        }
    }
}
