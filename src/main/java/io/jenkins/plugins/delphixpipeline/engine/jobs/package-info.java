/** Jobs of the engine: read one by one, in lists, and by the long poll that tells of all of them at once. */
package io.jenkins.plugins.delphixpipeline.engine.jobs;
