/** The {@code delphix.yaml} of the Delphix Automation Framework: read, checked, and turned into operations. */
package io.jenkins.plugins.delphixpipeline.operation.automation;
