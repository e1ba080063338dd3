/** Taking down what is no longer needed; what is already gone counts as done. */
package io.jenkins.plugins.delphixpipeline.operation.delete;
