/** What the connections of a rehearsed build lead to. */
package io.jenkins.plugins.delphixpipeline.rehearsal.backend;
