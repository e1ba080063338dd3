// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class ExtensionList<T> extends java.util.AbstractList<T> implements jenkins.util.io.OnMaster {
    protected ExtensionList(jenkins.model.Jenkins jenkins, java.lang.Class<T> extensionType) {
        super();
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public java.util.Iterator<T> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public T get(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public int size() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean remove(java.lang.Object o) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean removeAll(java.util.Collection<?> c) {
        throw new UnsupportedOperationException("signature only");
    }

    public final T remove(int index) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean add(T t) {
        throw new UnsupportedOperationException("signature only");
    }

    public void add(int index, T element) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static <T> hudson.ExtensionList<T> lookup(java.lang.Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    @edu.umd.cs.findbugs.annotations.NonNull
    public static <U> U lookupSingleton(java.lang.Class<U> type) {
        throw new UnsupportedOperationException("signature only");
    }
}
