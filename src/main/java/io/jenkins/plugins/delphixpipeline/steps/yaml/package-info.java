/** The step that does what a delphix.yaml says. */
package io.jenkins.plugins.delphixpipeline.steps.yaml;
