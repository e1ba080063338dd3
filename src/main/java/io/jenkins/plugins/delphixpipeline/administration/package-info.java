/** What administrators see of the connections: a page under Manage Jenkins, and warnings. */
package io.jenkins.plugins.delphixpipeline.administration;
