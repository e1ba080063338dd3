// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler.export;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Documented
@java.lang.annotation.Inherited
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.TYPE})
public @interface ExportedBean {
    public int defaultVisibility() default 1;
}
