/** The steps of Jenkins that a rehearsal carries out, since they decide what runs. */
package io.jenkins.plugins.delphixpipeline.rehearsal.steps;
