/** The Delphix Engine behind the port: its session, its objects, its jobs, and the changes it is asked for. */
package io.jenkins.plugins.delphixpipeline.engine;
