/** Pauses between attempts, the same way everywhere. */
package io.jenkins.plugins.delphixpipeline.retry;
