/** A Masking Engine that exists only in this process. */
package io.jenkins.plugins.delphixpipeline.simulator.masking;
