// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.TYPE})
@java.lang.annotation.Documented
public @interface Symbol {
    public java.lang.String[] value();
}
