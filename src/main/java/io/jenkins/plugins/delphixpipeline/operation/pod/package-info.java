/** Data pods of Self-Service: bringing them up, moving them through time, and keeping unmasked data out of them. */
package io.jenkins.plugins.delphixpipeline.operation.pod;
