// Generated from the real class; SignaturesTest says how. Do not edit.
package org.kohsuke.stapler.lang;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class KlassNavigator<C> {
    public KlassNavigator() {
        super();
    }
}
