/** A Jenkinsfile as text: compiled, and checked for what a rehearsal could not tell the truth about. */
package io.jenkins.plugins.delphixpipeline.rehearsal.language;
