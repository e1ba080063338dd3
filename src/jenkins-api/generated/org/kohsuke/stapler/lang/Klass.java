// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler.lang;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public final class Klass<C> {
    public Klass(C clazz, org.kohsuke.stapler.lang.KlassNavigator<C> navigator) {
        super();
    }
}
