/** The record of what a build did to which data: kept with the build, and given to its environment on request. */
package io.jenkins.plugins.delphixpipeline.report;
