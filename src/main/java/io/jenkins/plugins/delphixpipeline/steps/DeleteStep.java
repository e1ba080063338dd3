package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteBookmark;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes a VDB, a data pod or a bookmark; what is not there counts as deleted. */
public final class DeleteStep extends OperationStep {
    private String vdb;
    private String dataPod;
    private String template;
    private String bookmark;
    private boolean deleteVdbs;
    private boolean force;

    @DataBoundConstructor
    public DeleteStep() {
        // Which parameters are needed depends on what is deleted.
    }

    @Override
    public DataOperation operation() throws AbortException {
        if (vdb != null) {
            refuse("vdb", "dataPod", dataPod, "template", template, "bookmark", bookmark, "deleteVdbs", deleteVdbs);
            return new DeleteVdb(vdb, force);
        }
        if (bookmark != null) {
            refuse("bookmark", "deleteVdbs", deleteVdbs, "force", force);
            return new DeleteBookmark(bookmark, dataPod, Parameters.needed("template", template));
        }
        if (dataPod == null) {
            throw new AbortException(Messages.DeleteStep_target());
        }
        refuse("dataPod", "force", force);
        return new DeletePod(dataPod, Parameters.needed("template", template), deleteVdbs);
    }

    private static void refuse(String target, Object... namesAndValues) throws AbortException {
        Map<String, Object> impossible = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            impossible.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        List<String> given = Parameters.given(impossible);
        if (!given.isEmpty()) {
            throw new AbortException(Messages.DeleteStep_notWith(target, String.join(", ", given)));
        }
    }

    @CheckForNull
    public String getVdb() {
        return vdb;
    }

    @DataBoundSetter
    public void setVdb(String vdb) {
        this.vdb = Util.fixEmptyAndTrim(vdb);
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
    public String getBookmark() {
        return bookmark;
    }

    @DataBoundSetter
    public void setBookmark(String bookmark) {
        this.bookmark = Util.fixEmptyAndTrim(bookmark);
    }

    public boolean isDeleteVdbs() {
        return deleteVdbs;
    }

    @DataBoundSetter
    public void setDeleteVdbs(boolean deleteVdbs) {
        this.deleteVdbs = deleteVdbs;
    }

    public boolean isForce() {
        return force;
    }

    @DataBoundSetter
    public void setForce(boolean force) {
        this.force = force;
    }

    /** Registers the step. */
    @Extension
    public static final class DescriptorImpl extends TargetStepDescriptor {
        public DescriptorImpl() {
            super("delphixDelete", "vdb", "bookmark", "dataPod");
        }

        @Override
        public String getDisplayName() {
            return Messages.DeleteStep_displayName();
        }
    }
}
