/** The step that says what its build delivered. */
package io.jenkins.plugins.delphixpipeline.steps.summary;
