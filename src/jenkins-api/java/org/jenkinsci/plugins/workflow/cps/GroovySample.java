package org.jenkinsci.plugins.workflow.cps;

import hudson.ExtensionPoint;

public interface GroovySample extends ExtensionPoint {
    String name();

    String title();

    String script();
}
