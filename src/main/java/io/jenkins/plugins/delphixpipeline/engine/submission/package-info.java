/** Changes of the engine: the request of each, and how its work is found again when the answer was lost. */
package io.jenkins.plugins.delphixpipeline.engine.submission;
