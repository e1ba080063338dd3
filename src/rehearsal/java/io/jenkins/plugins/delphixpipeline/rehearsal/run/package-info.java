/** Runs the model of a Jenkinsfile: stages in order or side by side, the plugin's own steps by their real executions. */
package io.jenkins.plugins.delphixpipeline.rehearsal.run;
