package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.Extension;
import hudson.Util;
import io.jenkins.plugins.delphixpipeline.forms.DataPodField;
import io.jenkins.plugins.delphixpipeline.forms.TemplateField;
import io.jenkins.plugins.delphixpipeline.forms.VdbField;
import io.jenkins.plugins.delphixpipeline.forms.VdbGroupField;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteBookmark;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteVdbBookmark;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteAll;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePod;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.operation.group.DeleteGroup;
import io.jenkins.plugins.delphixpipeline.operation.group.DeleteGroupBookmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kohsuke.stapler.DataBoundConstructor;
import org.kohsuke.stapler.DataBoundSetter;

/** Deletes VDBs, data pods or bookmarks; what is not there counts as deleted. */
public final class DeleteStep extends OperationStep {
    private String vdb;
    private String vdbGroup;
    private String dataPod;
    private String template;
    private String bookmark;
    private List<String> vdbs;
    private List<String> dataPods;
    private List<String> bookmarks;
    private boolean deleteVdbs;
    private boolean force;

    @DataBoundConstructor
    public DeleteStep() {
        // Which parameters are needed depends on what is deleted.
    }

    @Override
    public DataOperation operation() throws AbortException {
        if (vdbGroup != null) {
            refuse("vdbGroup", "vdb", vdb, "vdbs", vdbs, "dataPod", dataPod, "template", template);
            refuse("vdbGroup", "dataPods", dataPods, "deleteVdbs", deleteVdbs, "force", force);
            List<String> marks = all(bookmark, bookmarks);
            return marks.isEmpty()
                    ? new DeleteGroup(vdbGroup)
                    : all("bookmarks", marks, name -> new DeleteGroupBookmark(name, vdbGroup));
        }
        List<String> named = all(bookmark, bookmarks);
        if (vdb != null && !named.isEmpty()) {
            refuse("vdb", "dataPod", dataPod, "template", template, "dataPods", dataPods);
            refuse("bookmark", "vdbs", vdbs, "force", force, "deleteVdbs", deleteVdbs);
            return all("bookmarks", named, name -> new DeleteVdbBookmark(name, vdb));
        }
        if (vdb != null || vdbs != null) {
            refuse("vdb", "dataPod", dataPod, "template", template, "bookmark", bookmark, "deleteVdbs", deleteVdbs);
            refuse("vdb", "dataPods", dataPods, "bookmarks", bookmarks);
            return all("vdbs", all(vdb, vdbs), name -> new DeleteVdb(name, force));
        }
        if (!named.isEmpty()) {
            refuse("bookmark", "deleteVdbs", deleteVdbs, "force", force, "dataPods", dataPods);
            String parent = Parameters.given(template, Messages.DeleteStep_ofBookmark());
            return all("bookmarks", named, name -> new DeleteBookmark(name, dataPod, parent));
        }
        named = all(dataPod, dataPods);
        if (named.isEmpty()) {
            throw new AbortException(Messages.DeleteStep_target());
        }
        refuse("dataPod", "force", force);
        String parent = Parameters.neededWith("dataPod", "template", template);
        return all("dataPods", named, name -> new DeletePod(name, parent, deleteVdbs));
    }

    private static List<String> all(String one, List<String> more) {
        return Stream.concat(Stream.ofNullable(one), more == null ? Stream.of() : more.stream())
                .distinct()
                .toList();
    }

    private static DataOperation all(String key, List<String> names, Function<String, Deletion> deletion) {
        List<Deletion> deletions = names.stream().map(deletion).toList();
        return deletions.size() == 1 ? deletions.get(0) : DeleteAll.of(key, deletions);
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
    public String getVdbGroup() {
        return vdbGroup;
    }

    /** Instead of a VDB: all VDBs of the group. */
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
    public String getBookmark() {
        return bookmark;
    }

    @DataBoundSetter
    public void setBookmark(String bookmark) {
        this.bookmark = Util.fixEmptyAndTrim(bookmark);
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
    public List<String> getDataPods() {
        return dataPods == null ? null : List.copyOf(dataPods);
    }

    @DataBoundSetter
    public void setDataPods(List<String> dataPods) {
        this.dataPods = Parameters.list(dataPods);
    }

    @CheckForNull
    public List<String> getBookmarks() {
        return bookmarks == null ? null : List.copyOf(bookmarks);
    }

    @DataBoundSetter
    public void setBookmarks(List<String> bookmarks) {
        this.bookmarks = Parameters.list(bookmarks);
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
    public static final class DescriptorImpl extends DelphixStepDescriptor
            implements VdbGroupField, VdbField, TemplateField, DataPodField {
        public DescriptorImpl() {
            super("delphixDelete", "vdb", "bookmark", "dataPod");
        }

        @Override
        public String getDisplayName() {
            return Messages.DeleteStep_displayName();
        }

        /** Several data pods may be named instead, and a bookmark may be one of the template. */
        @Override
        public boolean needsDataPod() {
            return false;
        }
    }
}
