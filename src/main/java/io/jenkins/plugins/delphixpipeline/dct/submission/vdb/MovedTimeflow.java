package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import java.time.Instant;

/** Whether a VDB has come to a timeflow that was made or taken up after a submission. */
final class MovedTimeflow {
    private final DctSession session;
    private final Inventory inventory;

    MovedTimeflow(DctSession session, Inventory inventory) {
        this.session = session;
        this.inventory = inventory;
    }

    /** Where DCT tells no time, it is not held against it. */
    boolean since(Intent intent) {
        String current = inventory.requireVdb(intent.target()).currentTimeflowId();
        if (current == null) {
            return true;
        }
        Timeflow timeflow =
                session.one(WebRequest.get("/timeflows/" + current), Timeflow.class, told -> current.equals(told.id()));
        return isSince(timeflow.creationTimestamp(), intent) || isSince(timeflow.activationTimestamp(), intent);
    }

    private static boolean isSince(Instant time, Intent intent) {
        return time == null || !time.isBefore(intent.since());
    }
}
