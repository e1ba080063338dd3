/** A Masking Engine: its own service with its own interface, apart from the engine that holds the data. */
package io.jenkins.plugins.delphixpipeline.masking;
