/** Bookmarks of data pods, templates and virtual databases: made, shared and deleted. */
package io.jenkins.plugins.delphixpipeline.operation.bookmark;
