/** What all changes have in common that DCT is asked for: a request, the sign of its effect, and the traces that it leaves. */
package io.jenkins.plugins.delphixpipeline.dct.submission.handler;
