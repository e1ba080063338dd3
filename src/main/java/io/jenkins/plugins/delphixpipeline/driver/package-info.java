/** Carries any operation through submission, waiting, outages, restarts and aborts, and hands out the threads for it. */
package io.jenkins.plugins.delphixpipeline.driver;
