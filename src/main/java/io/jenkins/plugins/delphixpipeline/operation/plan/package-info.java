/** What an operation would do, found out without doing it. */
package io.jenkins.plugins.delphixpipeline.operation.plan;
