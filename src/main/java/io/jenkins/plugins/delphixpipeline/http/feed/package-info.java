/** News of jobs from back ends that tell nothing by themselves. */
package io.jenkins.plugins.delphixpipeline.http.feed;
