/** HTTP as every back end needs it: trust, patience with reads, one-shot submissions, logs without secrets. */
package io.jenkins.plugins.delphixpipeline.http;
