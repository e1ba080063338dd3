/** TLS: how certificates are read from a text, why one of a server is not believed, and why it does not come to TLS at all. */
package io.jenkins.plugins.delphixpipeline.http.tls;
