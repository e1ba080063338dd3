/** The step for power and history of a virtual database. */
package io.jenkins.plugins.delphixpipeline.steps.vdb;
