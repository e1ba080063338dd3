/** The conversation with one DCT: where its API begins, login, whose words an answer is, clock, identity, filters and pages. */
package io.jenkins.plugins.delphixpipeline.dct.session;
