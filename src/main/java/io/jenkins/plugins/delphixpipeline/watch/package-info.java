/** Many operations wait for their jobs; one conversation with the back end tells them all. */
package io.jenkins.plugins.delphixpipeline.watch;
