/** {@code withDelphixVdb}: a VDB for a body, which goes away by itself. */
package io.jenkins.plugins.delphixpipeline.steps.environment;
