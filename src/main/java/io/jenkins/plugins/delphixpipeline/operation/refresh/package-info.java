/** Refreshes of virtual databases, plain and masked, and the proof that a masked one did what it should. */
package io.jenkins.plugins.delphixpipeline.operation.refresh;
