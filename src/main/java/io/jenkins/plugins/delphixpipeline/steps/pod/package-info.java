/** The step for whatever else Self-Service can do with data pods. */
package io.jenkins.plugins.delphixpipeline.steps.pod;
