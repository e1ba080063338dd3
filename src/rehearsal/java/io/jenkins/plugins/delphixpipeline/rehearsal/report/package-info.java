/** What the rehearsal prints: the course of the build, where the data came from, and the catalogue that it leaves. */
package io.jenkins.plugins.delphixpipeline.rehearsal.report;
