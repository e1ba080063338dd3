/** Work that has to be carried through even when the step that began it does not come back. */
package io.jenkins.plugins.delphixpipeline.openwork;
