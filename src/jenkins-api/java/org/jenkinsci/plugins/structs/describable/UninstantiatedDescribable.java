package org.jenkinsci.plugins.structs.describable;

import java.io.Serializable;
import java.util.Map;

public class UninstantiatedDescribable implements Serializable {
    private static final long serialVersionUID = 1L;

    public UninstantiatedDescribable(String symbol, String klass, Map<String, ?> arguments) {}

    public UninstantiatedDescribable withArguments(Map<String, ?> arguments) {
        throw new UnsupportedOperationException("signature only");
    }

    public String getSymbol() {
        throw new UnsupportedOperationException("signature only");
    }

    public Map<String, ?> getArguments() {
        throw new UnsupportedOperationException("signature only");
    }
}
