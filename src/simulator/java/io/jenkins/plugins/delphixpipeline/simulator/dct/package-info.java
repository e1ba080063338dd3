/** A Data Control Tower over simulated engines: real HTTP, real state, and engines that really do what it asks of them. */
package io.jenkins.plugins.delphixpipeline.simulator.dct;
