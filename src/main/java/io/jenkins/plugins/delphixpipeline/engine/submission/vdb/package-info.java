/** Changes of dSources and VDBs: one handler each. */
package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;
