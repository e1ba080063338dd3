/**
 * Reads of the engine's objects: datasets, points of their history, places for them, Self-Service; and their mapping to the
 * port's values.
 */
package io.jenkins.plugins.delphixpipeline.engine.catalog;
