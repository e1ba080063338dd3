/** The step that bookmarks data. */
package io.jenkins.plugins.delphixpipeline.steps.bookmark;
