// Generated from the real class; SignaturesTest says how. Do not edit.
package com.cloudbees.plugins.credentials.domains;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class DomainRequirement implements hudson.ExtensionPoint, java.io.Serializable {
    public DomainRequirement() {
        super();
    }
}
