/** Finds the plugin's steps and builds them from a Jenkinsfile's arguments, by the rules that Jenkins has for that. */
package io.jenkins.plugins.delphixpipeline.rehearsal.binding;
