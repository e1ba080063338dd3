/** Data environments: what was brought up for a build or branch, until when, and how it is taken away. */
package io.jenkins.plugins.delphixpipeline.openwork.environment;
