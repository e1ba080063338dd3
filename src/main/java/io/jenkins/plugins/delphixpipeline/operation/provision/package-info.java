/** Bringing up a virtual database of its own. */
package io.jenkins.plugins.delphixpipeline.operation.provision;
