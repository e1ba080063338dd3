// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jvnet.hudson.reactor;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ReactorException extends java.lang.Exception {
    ReactorException(java.lang.Throwable cause) {
        super();
    }
}
