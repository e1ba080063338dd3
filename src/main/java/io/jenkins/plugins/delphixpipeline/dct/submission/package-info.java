/** The changes that DCT is asked for: each exactly once, and found again when its answer was lost. */
package io.jenkins.plugins.delphixpipeline.dct.submission;
