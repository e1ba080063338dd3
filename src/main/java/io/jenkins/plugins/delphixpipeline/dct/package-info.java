/** Data Control Tower behind the port: its session, its inventory, its jobs, and the changes it is asked for. */
package io.jenkins.plugins.delphixpipeline.dct;
