// Generated from the real class; SignaturesTest says how. Do not edit.
package org.springframework.security.core.context;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public interface SecurityContext extends java.io.Serializable {
}
