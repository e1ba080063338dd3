/** Changes of the engine: sends them, and finds their work again when the answer was lost; each has its handler. */
package io.jenkins.plugins.delphixpipeline.engine.submission;
