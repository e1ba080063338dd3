/** What a dataset may be given: one policy for data that may not be masked, whatever step or build asks. */
package io.jenkins.plugins.delphixpipeline.operation.policy;
