// Generated from the real class; SignaturesTest says how. Do not edit.
package org.springframework.security.core;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface Authentication extends java.security.Principal, java.io.Serializable {
}
