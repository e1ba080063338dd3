// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@net.java.sezpoz.Indexable
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.TYPE, java.lang.annotation.ElementType.FIELD, java.lang.annotation.ElementType.METHOD})
@java.lang.annotation.Documented
public @interface Extension {
    public double ordinal() default 0.0;

    public boolean optional() default false;

    public jenkins.YesNoMaybe dynamicLoadable() default jenkins.YesNoMaybe.MAYBE;
}
