package io.jenkins.plugins.delphixpipeline.steps.provision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.forms.DataPodField;
import io.jenkins.plugins.delphixpipeline.forms.MaskingJobField;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.forms.PlacementFields;
import io.jenkins.plugins.delphixpipeline.forms.PointOwner;
import io.jenkins.plugins.delphixpipeline.forms.TemplateField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.NewVdbStep;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Brings a data environment, a VDB or a data pod, up with the latest data. */
public final class ProvisionStep extends NewVdbStep {
    private static final List<IfExists> FOR_VDB = List.of(IfExists.FAIL, IfExists.REFRESH, IfExists.KEEP);
    private static final List<IfExists> FOR_POD = List.of(IfExists.REFRESH, IfExists.KEEP, IfExists.FAIL);

    private String dataPod;
    private String template;
    private List<String> vdbs;
    private List<String> owners;
    private String ifExists;
    private boolean recover = true;

    @DataBoundConstructor
    public ProvisionStep() {
        // Which parameters are needed depends on what is brought up.
    }

    @Override
    public DataOperation operation() throws AbortException {
        if (getVdb() == null && dataPod == null) {
            throw new AbortException(Messages.ProvisionStep_vdbOrDataPod());
        }
        return getVdb() == null ? pod() : vdb();
    }

    private DataOperation vdb() throws AbortException {
        Map<String, Object> ofPod = new LinkedHashMap<>();
        ofPod.put("dataPod", dataPod);
        ofPod.put("template", template);
        ofPod.put("vdbs", vdbs);
        ofPod.put("owners", owners);
        ofPod.put("recover: false", !recover);
        refuse(Parameters.given(ofPod), Messages::ProvisionStep_notForVdb);
        return new ProvisionVdb(
                getVdb(),
                Parameters.needed("from", getFrom()),
                pointChoice(),
                placement(),
                Parameters.ifExists(ifExists, FOR_VDB),
                isAllowUnmasked());
    }

    private DataOperation pod() throws AbortException {
        Map<String, Object> ofVdb = new LinkedHashMap<>();
        namedPoints().forEach(name -> ofVdb.put(name, true));
        ofVdb.put("from", getFrom());
        ofVdb.put("targetGroup", getTargetGroup());
        ofVdb.put("environment", getEnvironment());
        ofVdb.put("repository", getRepository());
        ofVdb.put("maskingJob", getMaskingJob());
        ofVdb.put("parameters", getParameters());
        refuse(Parameters.given(ofVdb), Messages::ProvisionStep_notForDataPod);
        return new ProvisionPod(
                dataPod,
                Parameters.needed("template", template),
                vdbs == null ? List.of() : vdbs,
                owners == null ? List.of() : owners,
                Parameters.ifExists(ifExists, FOR_POD),
                isAllowUnmasked(),
                recover);
    }

    private static void refuse(List<String> given, Function<String, String> sentence) throws AbortException {
        if (!given.isEmpty()) {
            throw new AbortException(sentence.apply(String.join(", ", given)));
        }
    }

    @CheckForNull
    public String getDataPod() {
        return dataPod;
    }

    @DataBoundSetter
    public void setDataPod(String dataPod) {
        this.dataPod = Util.fixEmptyAndTrim(dataPod);
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
    public List<String> getVdbs() {
        return vdbs == null ? null : List.copyOf(vdbs);
    }

    @DataBoundSetter
    public void setVdbs(List<String> vdbs) {
        this.vdbs = Parameters.list(vdbs);
    }

    @CheckForNull
    public List<String> getOwners() {
        return owners == null ? null : List.copyOf(owners);
    }

    @DataBoundSetter
    public void setOwners(List<String> owners) {
        this.owners = Parameters.list(owners);
    }

    @CheckForNull
    public String getIfExists() {
        return ifExists;
    }

    @DataBoundSetter
    public void setIfExists(String ifExists) {
        this.ifExists = Util.fixEmptyAndTrim(ifExists);
    }

    public boolean isRecover() {
        return recover;
    }

    @DataBoundSetter
    public void setRecover(boolean recover) {
        this.recover = recover;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor
            implements PlacementFields, TemplateField, DataPodField, MaskingJobField {
        public DescriptorImpl() {
            super("delphixProvision", "vdb", "dataPod");
        }

        @Override
        public String getDisplayName() {
            return Messages.ProvisionStep_displayName();
        }

        @POST
        public ListBoxModel doFillIfExistsItems() {
            return choices(Messages.ProvisionStep_ifExistsDefault(), FOR_VDB);
        }

        /** A new VDB has no parent yet: its data comes from what it is to be made from. */
        @Override
        public NameList snapshots(PointOwner owner) {
            return NameList.snapshots(owner.from());
        }

        @Override
        public NameList bookmarks(PointOwner owner) {
            return NameList.bookmarks(owner.from());
        }

        @POST
        public FormValidation doCheckFrom(@QueryParameter String value) {
            return FormValidation.validateRequired(value);
        }

        @POST
        public FormValidation doCheckParameters(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.json(Messages.Field_parameters(), value));
        }
    }
}
