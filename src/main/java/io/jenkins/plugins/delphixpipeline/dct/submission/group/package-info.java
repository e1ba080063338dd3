/** Changes of VDB groups. */
package io.jenkins.plugins.delphixpipeline.dct.submission.group;
