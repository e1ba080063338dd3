/** Reads a declarative Jenkinsfile into a model, as far as the rehearsal understands one; refuses the rest by name. */
package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;
