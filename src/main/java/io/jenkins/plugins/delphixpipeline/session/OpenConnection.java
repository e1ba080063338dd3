package io.jenkins.plugins.delphixpipeline.session;

import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.driver.Limits;

/**
 * A connection that is ready for use.
 *
 * @param name the configured name
 * @param url the configured address
 * @param allowUnmasked whether data without any masked ancestor may be provisioned or refreshed through it
 */
public record OpenConnection(String name, String url, Backend backend, Limits limits, boolean allowUnmasked) {}
