/** What is done to the VDBs of a VDB group together. */
package io.jenkins.plugins.delphixpipeline.operation.group;
