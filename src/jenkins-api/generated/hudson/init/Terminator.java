// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.init;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@java.lang.annotation.Documented
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.METHOD})
public @interface Terminator {
    public hudson.init.TermMilestone after() default hudson.init.TermMilestone.STARTED;

    public hudson.init.TermMilestone before() default hudson.init.TermMilestone.COMPLETED;

    public java.lang.String[] requires() default {};

    public java.lang.String[] attains() default {};

    public java.lang.String displayName() default "";
}
