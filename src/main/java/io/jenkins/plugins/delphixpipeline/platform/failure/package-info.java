/** What can go wrong with a back end, as kinds and fields; sentences are made where people read them. */
package io.jenkins.plugins.delphixpipeline.platform.failure;
