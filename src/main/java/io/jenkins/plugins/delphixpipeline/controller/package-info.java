/** The one place that knows how to ask Jenkins for credentials, proxies, threads and whether it is going down. */
package io.jenkins.plugins.delphixpipeline.controller;
