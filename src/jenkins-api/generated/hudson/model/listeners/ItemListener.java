// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.model.listeners;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ItemListener implements hudson.ExtensionPoint {
    public ItemListener() {
        super();
    }

    public void onLocationChanged(hudson.model.Item item, java.lang.String oldFullName, java.lang.String newFullName) {
        throw new UnsupportedOperationException("signature only");
    }

    public static hudson.ExtensionList<hudson.model.listeners.ItemListener> all() {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireOnCopied(hudson.model.Item src, hudson.model.Item result) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void checkBeforeCopy(hudson.model.Item src, hudson.model.ItemGroup parent) throws hudson.model.Failure {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireOnCreated(hudson.model.Item item) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireOnUpdated(hudson.model.Item item) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void checkBeforeDelete(hudson.model.Item item) throws hudson.model.Failure, java.lang.InterruptedException {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireOnDeleted(hudson.model.Item item) {
        throw new UnsupportedOperationException("signature only");
    }

    public static void fireLocationChange(hudson.model.Item rootItem, java.lang.String oldFullName) {
        throw new UnsupportedOperationException("signature only");
    }
}
