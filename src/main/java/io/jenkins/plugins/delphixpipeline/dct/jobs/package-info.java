/** DCT's jobs: one by one, and news of all that are waited for in one metered conversation. */
package io.jenkins.plugins.delphixpipeline.dct.jobs;
