package io.jenkins.plugins.delphixpipeline.controller;

import java.util.LinkedHashMap;
import java.util.Map;

/** Credentials are looked up many times by one run, but recording a use writes a file: once per run is enough. */
final class TrackedUses {
    private static final int REMEMBERED = 1000;

    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Whether this is the first time, as far as it is remembered. */
    synchronized boolean isNew(String run, String credentialsId) {
        return seen.put(run + '\0' + credentialsId, true) == null;
    }
}
