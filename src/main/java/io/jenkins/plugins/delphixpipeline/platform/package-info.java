/**
 * The port: what an operation may ask of a Delphix back end, in immutable values that know neither HTTP nor Jenkins, nor the
 * words of one kind of back end. What not every kind has is an optional part of {@link
 * io.jenkins.plugins.delphixpipeline.platform.DataPlatform}.
 */
package io.jenkins.plugins.delphixpipeline.platform;
