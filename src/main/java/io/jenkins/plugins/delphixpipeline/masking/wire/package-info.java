/** What the Masking Engine's web service writes, as far as it is read here. */
package io.jenkins.plugins.delphixpipeline.masking.wire;
