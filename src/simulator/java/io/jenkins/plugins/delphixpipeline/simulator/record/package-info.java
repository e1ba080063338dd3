/** Writes a scenario of what a running engine holds, reading only. */
package io.jenkins.plugins.delphixpipeline.simulator.record;
