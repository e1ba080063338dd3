// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler.export;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Documented
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.FIELD, java.lang.annotation.ElementType.METHOD})
public @interface Exported {
    public int visibility() default 0;

    public java.lang.String name() default "";

    public boolean inline() default false;

    public boolean merge() default false;

    public boolean skipNull() default false;

    public java.lang.String verboseMap() default "";
}
