/** Jobs of a Masking Engine of its own. */
package io.jenkins.plugins.delphixpipeline.operation.masking;
