/** Who works for whom at the same time: each back end has lanes of its own, so that one that hangs holds up nobody else. */
package io.jenkins.plugins.delphixpipeline.driver.lane;
