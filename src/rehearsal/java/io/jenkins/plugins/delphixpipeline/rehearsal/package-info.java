/** Runs a Jenkinsfile with the plugin's real steps against the simulated engine, without a Jenkins. */
package io.jenkins.plugins.delphixpipeline.rehearsal;
