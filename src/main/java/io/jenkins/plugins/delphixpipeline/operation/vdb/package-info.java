/** Snapshots of datasets, and the power and history of single virtual databases. */
package io.jenkins.plugins.delphixpipeline.operation.vdb;
