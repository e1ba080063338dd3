/** Changes of data pods and of Self-Service bookmarks: one handler each. */
package io.jenkins.plugins.delphixpipeline.engine.submission.pod;
