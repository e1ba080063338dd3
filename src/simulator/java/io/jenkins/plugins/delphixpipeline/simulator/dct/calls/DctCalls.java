package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import java.util.function.BooleanSupplier;

/** The table of all calls. */
public final class DctCalls {

    /** Body of every search. */
    static final String SEARCH = "filter_expression";

    private DctCalls() {}

    /** @param refusesLogin whether the next login shall be refused */
    public static Router all(BooleanSupplier refusesLogin) {
        Router router = new Router();
        LoginCalls.addTo(router, refusesLogin);
        ManagementCalls.addTo(router);
        JobCalls.addTo(router);
        VdbCalls.addTo(router);
        RefreshCalls.addTo(router);
        ProvisionCalls.addTo(router);
        DsourceCalls.addTo(router);
        HistoryCalls.addTo(router);
        BookmarkCalls.addTo(router);
        GroupCalls.addTo(router);
        GroupWork.addTo(router);
        PlaceCalls.addTo(router);
        EngineJobCalls.addTo(router);
        ComplianceCalls.addTo(router);
        TagCalls.addTo(router);
        return router;
    }
}
