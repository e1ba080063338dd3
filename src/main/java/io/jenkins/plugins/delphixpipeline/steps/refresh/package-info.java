/** The steps that bring new data: sync, refresh and masked refresh. */
package io.jenkins.plugins.delphixpipeline.steps.refresh;
