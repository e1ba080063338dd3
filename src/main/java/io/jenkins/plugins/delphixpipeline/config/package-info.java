/** Connections to Delphix back ends: how they are configured, opened and shared, and how their problems are told. */
package io.jenkins.plugins.delphixpipeline.config;
