/** Runs of compliance jobs. */
package io.jenkins.plugins.delphixpipeline.dct.submission.masking;
