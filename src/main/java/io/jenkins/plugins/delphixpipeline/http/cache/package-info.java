/** Answers that several share who ask the same at about the same time. */
package io.jenkins.plugins.delphixpipeline.http.cache;
