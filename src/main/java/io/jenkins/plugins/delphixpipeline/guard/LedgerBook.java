package io.jenkins.plugins.delphixpipeline.guard;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import java.util.Map;
import java.util.TreeMap;

/** All that a ledger holds: a page for each back end. Used under the ledger's lock. */
public final class LedgerBook {
    @JsonProperty
    private final Map<String, Page> backEnds = new TreeMap<>();

    /** What the back end at an address calls itself, for logins that may not ask it. */
    @JsonProperty
    private final Map<String, String> namesByAddress = new TreeMap<>();

    /** What is known of one back end: its timeflows and its masters, by reference. */
    record Page(Map<String, LedgerEntry> timeflows, Map<String, MasterRecord> masters) {
        public Page {
            timeflows = timeflows == null ? new TreeMap<>() : new TreeMap<>(timeflows);
            masters = masters == null ? new TreeMap<>() : new TreeMap<>(masters);
        }
    }

    LedgerBook copy() {
        LedgerBook copy = new LedgerBook();
        copy.namesByAddress.putAll(namesByAddress);
        backEnds.forEach((key, page) -> copy.backEnds.put(key, new Page(page.timeflows(), page.masters())));
        return copy;
    }

    static LedgerBook empty() {
        return new LedgerBook();
    }

    Page page(BackEndIdentity backEnd) {
        return page(keyOf(backEnd));
    }

    private Page page(String key) {
        return backEnds.computeIfAbsent(key, any -> new Page(null, null));
    }

    /**
     * Logins with and without the right to ask which back end it is share what is known of it: whoever may ask tells the others
     * by the address.
     */
    String keyOf(BackEndIdentity backEnd) {
        String address = backEnd.location();
        if (!backEnd.isNamed()) {
            return nameAt(address);
        }
        String name = backEnd.key();
        if (!name.equals(namesByAddress.put(address, name))) {
            adopt(backEnds.remove(address), page(name));
        }
        return name;
    }

    /** @return the address itself where it has no name yet, or is none */
    String nameAt(String address) {
        return namesByAddress.getOrDefault(address, address);
    }

    /** What others came to know before anybody could tell its name. */
    private static void adopt(Page nameless, Page page) {
        if (nameless == null) {
            return;
        }
        nameless.timeflows()
                .forEach((timeflow, entry) -> page.timeflows().merge(timeflow, entry, LedgerBook::stronger));
        nameless.masters().forEach((master, looks) -> page.masters().merge(master, looks, MasterRecord::joined));
    }

    private static LedgerEntry stronger(LedgerEntry known, LedgerEntry other) {
        return known.yieldsTo(other) ? other : known;
    }
}
