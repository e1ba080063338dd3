/** Reading what there is, without changing it. */
package io.jenkins.plugins.delphixpipeline.operation.catalog;
