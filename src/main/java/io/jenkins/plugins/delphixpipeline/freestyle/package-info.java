/** The build step for jobs that are clicked together: the operations and forms of the Pipeline steps. */
package io.jenkins.plugins.delphixpipeline.freestyle;
