// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.remoting;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface SerializableOnlyOverRemoting extends java.io.Serializable {
}
