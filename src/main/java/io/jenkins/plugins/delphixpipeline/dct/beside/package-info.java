/** Engines behind DCT that are asked themselves for what DCT does not tell or cannot do. */
package io.jenkins.plugins.delphixpipeline.dct.beside;
