package io.jenkins.plugins.delphixpipeline.administration.environments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.model.Action;
import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.util.Collection;
import java.util.List;
import jenkins.model.TransientActionFactory;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** The data environments of one job or branch; in the menu only while there are some. Whoever sees the job sees it. */
public final class JobEnvironments implements Action {
    private final Job<?, ?> job;
    private final EnvironmentDesk desk;

    JobEnvironments(Job<?, ?> job, EnvironmentDesk desk) {
        this.job = job;
        this.desk = desk;
    }

    private EnvironmentTable table() {
        return new EnvironmentTable(desk, each -> each.job().equals(job.getFullName()));
    }

    /** Null hides it. */
    @CheckForNull
    @Override
    public String getIconFileName() {
        return table().isEmpty() ? null : "symbol-server";
    }

    @Override
    public String getDisplayName() {
        return Messages.EnvironmentsPage_displayName();
    }

    @Override
    public String getUrlName() {
        return EnvironmentsPage.URL;
    }

    /** For the frame of the page. */
    public Job<?, ?> getJob() {
        return job;
    }

    public List<EnvironmentRow> getRows() {
        return table().getRows();
    }

    @POST
    public HttpResponse doRemove(@QueryParameter String id) {
        table().remove(id);
        return HttpResponses.redirectToDot();
    }

    @POST
    public HttpResponse doForget(@QueryParameter String id) {
        table().forget(id);
        return HttpResponses.redirectToDot();
    }

    @POST
    public HttpResponse doExtend(@QueryParameter String id, @QueryParameter String time) {
        table().extend(id, time);
        return HttpResponses.redirectToDot();
    }

    /** Puts the page on jobs. */
    @Extension
    @SuppressWarnings("rawtypes")
    public static final class Factory extends TransientActionFactory<Job> {
        @Override
        public Class<Job> type() {
            return Job.class;
        }

        @NonNull
        @Override
        public Collection<? extends Action> createFor(@NonNull Job job) {
            return List.of(new JobEnvironments(job, EnvironmentDesk.get()));
        }
    }
}
