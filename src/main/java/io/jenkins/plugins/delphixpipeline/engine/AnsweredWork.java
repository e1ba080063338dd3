package io.jenkins.plugins.delphixpipeline.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Jobs and actions whose answers arrived: none of them is the work of a submission whose answer was lost. */
final class AnsweredWork {
    private static final int REMEMBERED = 2000;

    private final Set<String> references = Collections.synchronizedSet(Collections.newSetFromMap(new Recent()));

    void add(String reference) {
        if (reference != null) {
            references.add(reference);
        }
    }

    boolean contains(String reference) {
        return references.contains(reference);
    }

    private static final class Recent extends LinkedHashMap<String, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    }
}
