package org.jenkinsci.plugins.structs.describable;

import hudson.model.TaskListener;
import java.io.Serializable;
import java.util.Map;

public final class DescribableModel<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    public DescribableModel(Class<T> type) {}

    public static <T> DescribableModel<T> of(Class<T> type) {
        throw new UnsupportedOperationException("signature only");
    }

    public T instantiate(Map<String, ?> arguments, TaskListener listener) throws IllegalArgumentException {
        throw new UnsupportedOperationException("signature only");
    }

    public UninstantiatedDescribable uninstantiate2(T describable) throws UnsupportedOperationException {
        throw new UnsupportedOperationException("signature only");
    }
}
