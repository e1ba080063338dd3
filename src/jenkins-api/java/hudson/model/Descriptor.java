package hudson.model;

import java.net.URL;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import jenkins.model.Loadable;
import jenkins.util.io.OnMaster;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.lang.Klass;

@SuppressWarnings({"rawtypes", "unchecked"})
public abstract class Descriptor<T extends Describable<T>> implements Loadable, Saveable, OnMaster {
    public final transient Class<? extends T> clazz;

    protected Descriptor(Class<? extends T> clazz) {
        this.clazz = clazz;
    }

    protected Descriptor() {
        this.clazz = (Class<? extends T>) getClass().getEnclosingClass();
    }

    public String getDisplayName() {
        return clazz.getSimpleName();
    }

    public final String getDescriptorFullUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    public static String getCurrentDescriptorByNameUrl() {
        throw new UnsupportedOperationException("signature only");
    }

    public final String getJsonSafeClassName() {
        throw new UnsupportedOperationException("signature only");
    }

    public T newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T> T bindJSON(StaplerRequest2 request, Class<T> type, JSONObject form) {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean isInstance(T instance) {
        throw new UnsupportedOperationException("signature only");
    }

    public final boolean isSubTypeOf(Class type) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        throw new UnsupportedOperationException("signature only");
    }

    protected final String getViewPage(Class<?> type, String page) {
        throw new UnsupportedOperationException("signature only");
    }

    public synchronized void save() {
        throw new UnsupportedOperationException("signature only");
    }

    public static URL getStaticHelpUrl(StaplerRequest2 request, Klass<?> type, String suffix) {
        throw new UnsupportedOperationException("signature only");
    }

    @SafeVarargs
    public static <T> T[] toArray(T... values) {
        throw new UnsupportedOperationException("signature only");
    }

    @SafeVarargs
    public static <T> List<T> toList(T... values) {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T extends Describable<T>> Map<Descriptor<T>, T> toMap(Iterable<T> describables) {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest2 request, JSONObject form, String key, Collection<? extends Descriptor<T>> descriptors)
            throws FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T extends Describable<T>> List<T> newInstancesFromHeteroList(
            StaplerRequest2 request, Object form, Collection<? extends Descriptor<T>> descriptors)
            throws FormException {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T extends Descriptor> T findById(Collection<? extends T> list, String id) {
        throw new UnsupportedOperationException("signature only");
    }

    public static <T extends Descriptor> T findByDescribableClassName(Collection<? extends T> list, String className) {
        throw new UnsupportedOperationException("signature only");
    }

    @Deprecated
    public static <T extends Descriptor> T find(Collection<? extends T> list, String string) {
        throw new UnsupportedOperationException("signature only");
    }

    @Deprecated
    public static Descriptor find(String className) {
        throw new UnsupportedOperationException("signature only");
    }

    protected static Class self() {
        throw new UnsupportedOperationException("signature only");
    }

    public static final class PropertyType {
        PropertyType() {}
    }

    public static final class FormException extends Exception implements HttpResponse {
        private static final long serialVersionUID = 1L;
        private final String formField;

        public FormException(String message, String formField) {
            super(message);
            this.formField = formField;
        }

        public FormException(String message, Throwable cause, String formField) {
            super(message, cause);
            this.formField = formField;
        }

        public FormException(Throwable cause, String formField) {
            super(cause);
            this.formField = formField;
        }

        public String getFormField() {
            return formField;
        }
    }
}
