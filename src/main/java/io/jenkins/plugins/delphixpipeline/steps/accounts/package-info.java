/** The step that resets database accounts, on the controller or on an agent. */
package io.jenkins.plugins.delphixpipeline.steps.accounts;
