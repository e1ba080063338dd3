/** What people see of data environments: in Manage Jenkins, on the job, and a warning about what cannot be removed. */
package io.jenkins.plugins.delphixpipeline.administration.environments;
