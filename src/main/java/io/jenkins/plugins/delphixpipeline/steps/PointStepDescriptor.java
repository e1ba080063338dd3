package io.jenkins.plugins.delphixpipeline.steps;

import hudson.util.FormValidation;
import java.time.Clock;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.verb.POST;

/** Checks the fields of {@link PointStep}. */
public abstract class PointStepDescriptor extends DelphixStepDescriptor {
    protected PointStepDescriptor(String functionName, String... subjects) {
        super(functionName, subjects);
    }

    @POST
    public FormValidation doCheckVdb(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("vdb", value));
    }

    @POST
    public final FormValidation doCheckSnapshot(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("snapshot", value));
    }

    @POST
    public final FormValidation doCheckTimestamp(@QueryParameter String value) {
        return Parameters.validation(
                () -> Times.past("timestamp", Parameters.needed("timestamp", value), Clock.systemUTC()));
    }

    @POST
    public final FormValidation doCheckBookmark(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.needed("bookmark", value));
    }
}
