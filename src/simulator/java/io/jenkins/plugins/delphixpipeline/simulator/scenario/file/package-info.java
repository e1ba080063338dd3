/** Scenarios as files: read, checked against the schema, and made an engine's estate. */
package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;
