// Generated from the real class; SignaturesTest says how. Do not edit.
package org.jenkinsci.plugins.variant;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@net.java.sezpoz.Indexable
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.TYPE, java.lang.annotation.ElementType.METHOD, java.lang.annotation.ElementType.FIELD})
@java.lang.annotation.Documented
public @interface OptionalExtension {
    public double ordinal() default 0.0;

    public java.lang.String[] requirePlugins() default {};

    public java.lang.Class[] requireClasses() default {};

    public java.lang.String[] requireVariants() default {};
}
