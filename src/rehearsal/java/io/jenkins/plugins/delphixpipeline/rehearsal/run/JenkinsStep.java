package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;

/** A step of Jenkins as a rehearsal carries it out. */
@FunctionalInterface
public interface JenkinsStep {

    /** @return what the step returns, which is null for most */
    Object run(Symbol call, Here here) throws Exception;
}
