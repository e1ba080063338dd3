/** The step that brings up a data environment, with its form. */
package io.jenkins.plugins.delphixpipeline.steps.provision;
