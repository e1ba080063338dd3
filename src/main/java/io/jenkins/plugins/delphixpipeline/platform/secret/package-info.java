/** Secrets that a pipeline names and a back end gets, and that are neither stored nor shown in between. */
package io.jenkins.plugins.delphixpipeline.platform.secret;
