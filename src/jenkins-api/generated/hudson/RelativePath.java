// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
@java.lang.annotation.Documented
@java.lang.annotation.Target(value = {java.lang.annotation.ElementType.PARAMETER})
@java.lang.annotation.Retention(value = java.lang.annotation.RetentionPolicy.RUNTIME)
public @interface RelativePath {
    public java.lang.String value();
}
