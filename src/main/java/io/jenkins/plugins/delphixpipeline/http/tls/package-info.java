/** Certificates: how they are read from a text, and why one of a server is not believed. */
package io.jenkins.plugins.delphixpipeline.http.tls;
