/**
 * The Pipeline steps. A step holds its parameters and makes a data operation of them; what runs it is the one {@link
 * io.jenkins.plugins.delphixpipeline.run.OperationExecution} that all of them share.
 */
package io.jenkins.plugins.delphixpipeline.steps;
