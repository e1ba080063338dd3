// Generated from the real class; SignaturesTest says how. Do not edit.
package hudson.util;

@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class PersistedList<T> extends java.util.AbstractList<T> {
    protected PersistedList() {
        super();
    }

    public boolean add(T item) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean addAll(java.util.Collection<? extends T> items) {
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

    public void clear() {
        throw new UnsupportedOperationException("signature only");
    }

    public java.util.Iterator<T> iterator() {
        throw new UnsupportedOperationException("signature only");
    }

    public <X> X[] toArray(X[] array) {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException("signature only");
    }

    public boolean contains(java.lang.Object item) {
        throw new UnsupportedOperationException("signature only");
    }
}
