/**
 * The one runner of operations in Jenkins: opens the back end, saves, drives, reports to the console, and completes steps,
 * pods and freestyle builds.
 */
package io.jenkins.plugins.delphixpipeline.run;
