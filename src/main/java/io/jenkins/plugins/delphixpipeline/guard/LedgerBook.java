package io.jenkins.plugins.delphixpipeline.guard;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.TreeMap;

/** All that a ledger holds: a page for each back end. Used under the ledger's lock. */
public final class LedgerBook {
    @JsonProperty
    private final Map<String, Page> backEnds = new TreeMap<>();

    /** What is known of one back end: its timeflows and its masters, by reference. */
    record Page(Map<String, LedgerEntry> timeflows, Map<String, MasterRecord> masters) {
        public Page {
            timeflows = timeflows == null ? new TreeMap<>() : new TreeMap<>(timeflows);
            masters = masters == null ? new TreeMap<>() : new TreeMap<>(masters);
        }
    }

    LedgerBook copy() {
        LedgerBook copy = new LedgerBook();
        backEnds.forEach((key, page) -> copy.backEnds.put(key, new Page(page.timeflows(), page.masters())));
        return copy;
    }

    static LedgerBook empty() {
        return new LedgerBook();
    }

    Page page(String backEnd) {
        return backEnds.computeIfAbsent(backEnd, key -> new Page(null, null));
    }
}
