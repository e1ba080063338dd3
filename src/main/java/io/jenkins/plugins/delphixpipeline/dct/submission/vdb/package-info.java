/** Changes of datasets and of their bookmarks, one class each. */
package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;
