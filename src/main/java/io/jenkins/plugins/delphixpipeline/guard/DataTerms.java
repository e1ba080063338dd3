package io.jenkins.plugins.delphixpipeline.guard;

import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.List;

/**
 * The terms on which data may travel on a back end, and what is known and held there.
 *
 * @param unmaskedAllowed the administrator lets unmasked data go anywhere
 * @param trustUnrecorded whether a master counts as masked when nothing is listed any more that would tell
 * @param reader a login that may read masters and their jobs where the step's own may not; null for none
 */
public record DataTerms(
        boolean unmaskedAllowed,
        boolean trustUnrecorded,
        TimeflowLedger ledger,
        MasterLocks locks,
        DataPlatform reader) {
    /** Terms that are forgotten with the program that makes them. */
    public static DataTerms inMemory(boolean unmaskedAllowed) {
        TimeflowLedger ledger = TimeflowLedger.inMemory();
        return new DataTerms(unmaskedAllowed, true, ledger, new MasterLocks(List::of, ledger::knownAs), null);
    }
}
