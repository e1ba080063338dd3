package io.jenkins.plugins.delphixpipeline.config;

import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import java.io.Serial;
import java.util.Optional;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** A connection to datasets: how it is found out whether their data may travel, and how long what is made of it may last. */
public abstract class GuardedConnection extends DelphixConnection {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Null in a configuration that was stored before there was such a thing; so is the credential. */
    private String mastersWithoutRecord;

    private String guardCredentialsId;
    private String environmentLifetime;
    private String longestEnvironmentLifetime;
    private int mostEnvironments;

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

    public String getEnvironmentLifetime() {
        return environmentLifetime == null ? Lifetime.BUILD.toString() : environmentLifetime;
    }

    /** Of an environment whose step names none: {@code build}, {@code branch}, or a time such as {@code 8h}. */
    @DataBoundSetter
    public void setEnvironmentLifetime(String environmentLifetime) {
        this.environmentLifetime = Util.fixEmptyAndTrim(environmentLifetime);
    }

    public String getLongestEnvironmentLifetime() {
        return Util.fixNull(longestEnvironmentLifetime);
    }

    /** A time such as {@code 14d}; blank for no limit. */
    @DataBoundSetter
    public void setLongestEnvironmentLifetime(String longestEnvironmentLifetime) {
        this.longestEnvironmentLifetime = Util.fixEmptyAndTrim(longestEnvironmentLifetime);
    }

    public int getMostEnvironments() {
        return mostEnvironments;
    }

    /** How many environments there may be at once; 0 for no limit. */
    @DataBoundSetter
    public void setMostEnvironments(int mostEnvironments) {
        this.mostEnvironments = Math.max(0, mostEnvironments);
    }

    @Override
    Breach breach() {
        try {
            RecordlessMasters.of(getMastersWithoutRecord());
        } catch (ConfigurationException e) {
            return breach("mastersWithoutRecord", e.getMessage());
        }
        Optional<Breach> usual =
                wrongLifetime(getEnvironmentLifetime()).map(sentence -> breach("environmentLifetime", sentence));
        return usual.or(() ->
                        wrongTime(longestEnvironmentLifetime).map(why -> breach("longestEnvironmentLifetime", why)))
                .orElse(null);
    }

    /** @return why that is none; empty when it is one, or nothing is given */
    private static Optional<String> wrongLifetime(String text) {
        String given = Util.fixEmptyAndTrim(text);
        if (given == null || Lifetime.parse(given).isPresent()) {
            return Optional.empty();
        }
        return given.matches("\\d.*") ? wrongTime(given) : Optional.of(Messages.GuardedConnection_noLifetime(given));
    }

    private static Optional<String> wrongTime(String text) {
        String given = Util.fixEmptyAndTrim(text);
        return given == null ? Optional.empty() : FailureTexts.ofTime(Messages.GuardedConnection_lifetime(), given);
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

        @POST
        public FormValidation doCheckEnvironmentLifetime(@QueryParameter String value) {
            return told(wrongLifetime(value));
        }

        @POST
        public FormValidation doCheckLongestEnvironmentLifetime(@QueryParameter String value) {
            return told(wrongTime(value));
        }

        private static FormValidation told(Optional<String> wrong) {
            return wrong.map(FormValidation::error).orElseGet(FormValidation::ok);
        }
    }
}
