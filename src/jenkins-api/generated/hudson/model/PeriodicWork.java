// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public abstract class PeriodicWork extends hudson.triggers.SafeTimerTask implements hudson.ExtensionPoint {
    protected static final long MIN = 60000L;

    protected static final long HOUR = 3600000L;

    protected static final long DAY = 86400000L;

    public PeriodicWork() {
        super();
    }

    public abstract long getRecurrencePeriod();

    public static hudson.ExtensionList<hudson.model.PeriodicWork> all() {
        throw new UnsupportedOperationException("signature only");
    }

    public static void init() {
        throw new UnsupportedOperationException("signature only");
    }
}
