package io.jenkins.plugins.delphixpipeline.administration.environments;

import hudson.Extension;
import io.jenkins.plugins.delphixpipeline.administration.StatusPage;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.util.List;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** All data environments of this controller, those of jobs that are gone, too. */
@Extension
@Symbol("delphixEnvironments")
public final class EnvironmentsPage extends StatusPage {
    static final String URL = "delphix-environments";

    private static EnvironmentTable table() {
        return new EnvironmentTable(EnvironmentDesk.get(), each -> true);
    }

    @Override
    public String getIconFileName() {
        return "symbol-server";
    }

    @Override
    public String getDisplayName() {
        return Messages.EnvironmentsPage_displayName();
    }

    @Override
    public String getDescription() {
        return Messages.EnvironmentsPage_description();
    }

    @Override
    public String getUrlName() {
        return URL;
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
}
