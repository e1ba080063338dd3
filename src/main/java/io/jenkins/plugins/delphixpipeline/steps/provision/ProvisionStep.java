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
import io.jenkins.plugins.delphixpipeline.forms.VdbGroupField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.group.GroupVdbs;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import io.jenkins.plugins.delphixpipeline.steps.NewVdbStep;
import io.jenkins.plugins.delphixpipeline.steps.Parameters;
import io.jenkins.plugins.delphixpipeline.steps.PointStepDescriptor;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
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
    /** VDBs that are there have no data in common that could be refreshed. */
    private static final List<IfExists> FOR_GROUP_OF_PRESENT = List.of(IfExists.FAIL, IfExists.KEEP);

    private static final List<IfExists> FOR_POD = List.of(IfExists.REFRESH, IfExists.KEEP, IfExists.FAIL);

    private String vdbGroup;
    private String dataPod;
    private String template;
    private List<String> vdbs;
    private List<String> owners;
    private String ifExists;
    private boolean recover = true;
    private VdbHookLists hooks;

    @DataBoundConstructor
    public ProvisionStep() {
        // Which parameters are needed depends on what is brought up.
    }

    @Override
    public DataOperation operation() throws AbortException {
        if (vdbGroup != null) {
            return group();
        }
        if (getVdb() == null && dataPod == null) {
            throw new AbortException(Messages.ProvisionStep_vdbOrDataPod());
        }
        return getVdb() == null ? pod() : vdb();
    }

    private DataOperation group() throws AbortException {
        if (getVdb() != null || dataPod != null) {
            throw new AbortException(Messages.ProvisionStep_groupAlone());
        }
        return getBookmark() == null ? groupOfPresent() : groupOfNew();
    }

    private DataOperation groupOfNew() throws AbortException {
        Map<String, Object> ofOthers = new LinkedHashMap<>();
        namedPoints().stream().filter(name -> !name.equals("bookmark")).forEach(name -> ofOthers.put(name, true));
        ofOthers.put("maskingJob", getMaskingJob());
        ofOthers.put("vdbs", vdbs);
        refuseForGroup(ofOthers);
        return new ProvisionGroup(
                vdbGroup,
                new ProvisionGroup.Source(getBookmark(), getFrom()),
                placement(),
                Parameters.ifExists(ifExists, FOR_VDB),
                isAllowUnmasked());
    }

    private DataOperation groupOfPresent() throws AbortException {
        if (vdbs == null) {
            throw new AbortException(Messages.ProvisionStep_bookmarkOrVdbs());
        }
        Map<String, Object> ofOthers = new LinkedHashMap<>();
        namedPoints().forEach(name -> ofOthers.put(name, true));
        ofOthers.putAll(ofNewVdbs());
        refuseForGroup(ofOthers);
        return new GroupVdbs(vdbGroup, vdbs, Parameters.ifExists(ifExists, FOR_GROUP_OF_PRESENT));
    }

    private void refuseForGroup(Map<String, Object> ofOthers) throws AbortException {
        ofOthers.put("template", template);
        ofOthers.put("owners", owners);
        ofOthers.put("hooks", hooks);
        ofOthers.put("recover: false", !recover);
        refuse(Parameters.given(ofOthers), Messages::ProvisionStep_notForGroup);
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
                new ProvisionVdb.Source(Parameters.needed("from", getFrom()), pointChoice()),
                placement().with(VdbHookLists.settings(hooks)),
                Parameters.ifExists(ifExists, FOR_VDB),
                isAllowUnmasked());
    }

    private DataOperation pod() throws AbortException {
        Map<String, Object> ofVdb = new LinkedHashMap<>();
        namedPoints().forEach(name -> ofVdb.put(name, true));
        ofVdb.putAll(ofNewVdbs());
        ofVdb.put("hooks", hooks);
        refuse(Parameters.given(ofVdb), Messages::ProvisionStep_notForDataPod);
        return new ProvisionPod(
                new PodTarget(
                        dataPod, Parameters.neededWith("dataPod", "template", template), recover, isAllowUnmasked()),
                vdbs == null ? List.of() : vdbs,
                owners == null ? List.of() : owners,
                Parameters.ifExists(ifExists, FOR_POD));
    }

    private Map<String, Object> ofNewVdbs() {
        Map<String, Object> given = new LinkedHashMap<>();
        given.put("from", getFrom());
        given.put("targetGroup", getTargetGroup());
        given.put("environment", getEnvironment());
        given.put("repository", getRepository());
        given.put("maskingJob", getMaskingJob());
        given.put("parameters", getParameters());
        given.putAll(givenSettings());
        return given;
    }

    private static void refuse(List<String> given, Function<String, String> sentence) throws AbortException {
        if (!given.isEmpty()) {
            throw new AbortException(sentence.apply(String.join(", ", given)));
        }
    }

    @CheckForNull
    public String getVdbGroup() {
        return vdbGroup;
    }

    /** Instead of a VDB: a group of new VDBs with the data of a bookmark, or of VDBs that are there. */
    @DataBoundSetter
    public void setVdbGroup(String vdbGroup) {
        this.vdbGroup = Util.fixEmptyAndTrim(vdbGroup);
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

    @CheckForNull
    public VdbHookLists getHooks() {
        return hooks;
    }

    /** Scripts that the VDB is to run. */
    @DataBoundSetter
    public void setHooks(VdbHookLists hooks) {
        this.hooks = hooks;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends PointStepDescriptor
            implements PlacementFields, TemplateField, DataPodField, VdbGroupField, MaskingJobField {
        public DescriptorImpl() {
            super("delphixProvision", "vdb", "vdbGroup", "dataPod");
        }

        @Override
        public String getDisplayName() {
            return Messages.ProvisionStep_displayName();
        }

        @POST
        public ListBoxModel doFillIfExistsItems() {
            return choices(Messages.ProvisionStep_ifExistsDefault(), FOR_VDB);
        }

        /** A new group gets the data of a bookmark of another group. */
        @Override
        public NameList origins() {
            return NameList.origins();
        }

        /** A new VDB has no parent yet: its data comes from what it is to be made from. */
        @Override
        public NameList snapshots(PointOwner owner) {
            return NameList.snapshots(owner.from());
        }

        @Override
        public NameList bookmarks(PointOwner owner) {
            return NameList.bookmarksOfOrigin(owner.from());
        }

        /** @param vdbGroup which may look for its bookmark everywhere */
        @POST
        public FormValidation doCheckFrom(@QueryParameter String value, @QueryParameter String vdbGroup) {
            return Util.fixEmptyAndTrim(vdbGroup) == null
                    ? FormValidation.validateRequired(value)
                    : FormValidation.ok();
        }

        @POST
        public FormValidation doCheckParameters(@QueryParameter String value) {
            return Parameters.validation(() -> Parameters.json(Messages.Field_parameters(), value));
        }
    }
}
