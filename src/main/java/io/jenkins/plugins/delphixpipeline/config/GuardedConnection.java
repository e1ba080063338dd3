package io.jenkins.plugins.delphixpipeline.config;

import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import java.io.Serial;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A connection to datasets, some of which mask themselves: how it is found out whether their data may travel. */
public abstract class GuardedConnection extends DelphixConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Null in a configuration that was stored before there was such a thing; so is the credential. */
    private String mastersWithoutRecord;

    private String guardCredentialsId;

    protected GuardedConnection(String name, String url) {
        super(name, url);
    }

    public String getMastersWithoutRecord() {
        return mastersWithoutRecord == null ? RecordlessMasters.TRUST.word() : mastersWithoutRecord;
    }

    /** {@code trust} or {@code refuse}. */
    @DataBoundSetter
    public void setMastersWithoutRecord(String mastersWithoutRecord) {
        this.mastersWithoutRecord = Util.fixEmptyAndTrim(mastersWithoutRecord);
    }

    public String getGuardCredentialsId() {
        return Util.fixNull(guardCredentialsId);
    }

    /** A login that may read masked VDBs and their jobs where the steps' own may not; blank for none. */
    @DataBoundSetter
    public void setGuardCredentialsId(String guardCredentialsId) {
        this.guardCredentialsId = Util.fixEmptyAndTrim(guardCredentialsId);
    }

    /** The form of such a connection. */
    abstract static class FormDescriptor extends ConnectionDescriptor {
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
