package io.jenkins.plugins.delphixpipeline.dct.submission.vdb;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.catalog.DctCatalog;
import io.jenkins.plugins.delphixpipeline.dct.catalog.HookScripts;
import io.jenkins.plugins.delphixpipeline.dct.catalog.Inventory;
import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Answers;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.BookmarkTraces;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Handler;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Refused;
import io.jenkins.plugins.delphixpipeline.dct.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * New VDBs. Each bears the mark of its submission as a tag, by which it is known again; its job is there earlier, and shows
 * its name.
 */
final class ProvisionHandler extends Handler<Submission.Provision> {
    private static final String VDB = "vdb_id";
    private static final String HOOK = "configure_clone";

    private final DctSession session;
    private final DctCatalog catalog;
    private final Inventory inventory;
    private final ProvisionSettings settings;
    private final BookmarkTraces bookmarks;
    private final Traces traces;

    ProvisionHandler(
            DctSession session, DctCatalog catalog, Inventory inventory, ProvisionSettings settings, Traces traces) {
        super(Submission.Provision.class, Submission.Kind.PROVISION);
        this.session = session;
        this.catalog = catalog;
        this.inventory = inventory;
        this.settings = settings;
        this.bookmarks = new BookmarkTraces(session, traces);
        this.traces = traces;
    }

    /** DCT API: a masking job cannot be bound to a VDB; that it runs shows in its executions, from 3.16 on. */
    @Override
    protected void check(Submission.Provision provision) {
        ProvisionSettings.check(wish(provision), provision.settings());
        HookScripts.body(provision.hooks()).keySet().stream()
                .filter(provision.parameters()::containsKey)
                .forEach(list -> {
                    throw Refused.parameter(list, "is given as hooks as well", List.of());
                });
        if (provision.maskingJob() != null) {
            Refused.requireVersion(session.version(), 3, 16, "maskingJob");
            boolean runs = provision.parameters().get(HOOK) instanceof List<?> hooks && !hooks.isEmpty()
                    || !provision.hooks().of(VdbHooks.Moment.CONFIGURE_CLONE).isEmpty();
            if (!runs) {
                throw Refused.parameter(
                        "maskingJob",
                        "on DCT a script among the configureClone hooks of the VDB has to run it: give it by hooks, or in"
                                + " a step that has none as " + HOOK + " in parameters; or leave maskingJob out and"
                                + " take the data from a masked VDB",
                        List.of());
            }
        }
    }

    @Override
    protected WebRequest request(Submission.Provision provision, String correlation) {
        Points point = Points.of(provision.point(), "source_data_id", bookmarks);
        String engine = catalog.engineOf(provision.target());
        ProvisionSettings.Wish wish = wish(provision).with(provision.settings());
        return WebRequest.post(
                "/vdbs/provision" + point.call(),
                settings.body(wish, engine, correlation)
                        .put("masked", provision.maskingJob() == null ? null : Boolean.TRUE)
                        .putAll(source(provision, point))
                        .putAll(point.body())
                        .putAll(HookScripts.body(provision.hooks()))
                        .map());
    }

    private static ProvisionSettings.Wish wish(Submission.Provision provision) {
        return new ProvisionSettings.Wish(
                provision.madeName(),
                provision.group(),
                provision.environment(),
                provision.repository(),
                provision.parameters());
    }

    /** DCT API: a time is of a dataset, which has to be named. */
    private static Map<String, Object> source(Submission.Provision provision, Points point) {
        return point.call().equals("_by_timestamp") ? Map.of("source_data_id", provision.target()) : Map.of();
    }

    @Override
    public Receipt receipt(JsonNode answer) {
        String job = Answers.job(answer);
        return job == null ? null : new Receipt(job, Answers.made(answer, VDB));
    }

    @Override
    public RecoveryResult find(Intent intent) {
        List<DelphixJob> makers = traces.making(intent, "PROVISION").stream()
                .filter(job -> !Traces.isOnGroup(job) && !isAnothers(job.target(), intent))
                .toList();
        for (DelphixJob job : makers) {
            if (isMarked(job.target(), intent)) {
                return RecoveryResult.ours(job.reference(), job.target());
            }
        }
        if (!makers.isEmpty()) {
            // Which VDB is ours will be told by its mark, when it shows.
            return traces.only(makers, intent, null);
        }
        return marked(intent)
                .map(vdb -> traces.made(intent, vdb.id(), "PROVISION"))
                .orElse(RecoveryResult.none());
    }

    private Optional<Vdb> marked(Intent intent) {
        return inventory.found(OperationTag.filter(intent.correlation()));
    }

    private boolean isMarked(String vdb, Intent intent) {
        return vdb != null
                && inventory
                        .vdb(vdb)
                        .filter(wire -> OperationTag.isIn(wire.tags(), intent.correlation()))
                        .isPresent();
    }

    private boolean isAnothers(String vdb, Intent intent) {
        return vdb != null
                && inventory
                        .vdb(vdb)
                        .filter(wire -> OperationTag.isOther(wire.tags(), intent.correlation()))
                        .isPresent();
    }

    @Override
    public boolean shows(Intent intent, Receipt receipt) {
        return receipt.made() == null
                ? !inventory
                        .tagged(tags -> OperationTag.isOfAttempt(tags, intent.correlation()))
                        .isEmpty()
                : inventory.vdbUnlessListedWithout(receipt.made()).isPresent();
    }
}
