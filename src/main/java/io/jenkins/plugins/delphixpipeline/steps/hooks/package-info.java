/** Hooks of a VDB as they are written in a pipeline and filled in in a form. */
package io.jenkins.plugins.delphixpipeline.steps.hooks;
