/** Data environments that end: brought up for somebody, and taken away by reference. */
package io.jenkins.plugins.delphixpipeline.operation.environment;
