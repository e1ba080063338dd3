package io.jenkins.plugins.delphixpipeline.engine.submission.vdb;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSources;
import io.jenkins.plugins.delphixpipeline.engine.session.Body;
import io.jenkins.plugins.delphixpipeline.engine.submission.handler.Traces;
import io.jenkins.plugins.delphixpipeline.engine.wire.Job;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of the source behind a VDB, which is what is enabled, disabled, started and stopped. */
final class SourceChanges {
    private final EngineCatalog catalog;
    private final EngineSources sources;
    private final Traces traces;

    SourceChanges(EngineCatalog catalog, EngineSources sources, Traces traces) {
        this.catalog = catalog;
        this.sources = sources;
        this.traces = traces;
    }

    /**
     * @param verb such as {@code Enable}, which names both the call and its parameters
     * @param more adds to the parameters
     */
    WebRequest request(String vdb, String verb, UnaryOperator<Body> more) {
        String source = sources.referenceOf(vdb);
        String family = source.startsWith("ORACLE_") ? "Oracle" : "Source";
        Body body = more.apply(Body.of(family + verb + "Parameters"));
        return WebRequest.post("/source/" + source + '/' + verb.toLowerCase(Locale.ROOT), body.map());
    }

    /** Asking for it twice is harmless, so that the outcome is as good as the job that brought it. */
    RecoveryResult find(Intent intent, String verb, Predicate<RunState> reached) {
        String type = "SOURCE_" + verb.toUpperCase(Locale.ROOT);
        List<Job> mine = traces.unanswered(intent, type, sources.referenceOf(intent.target())).stream()
                .filter(job -> traces.isOwnRequest(job, intent))
                .toList();
        if (!mine.isEmpty()) {
            return Traces.ours(mine.get(0));
        }
        return reached.test(state(intent.target())) ? RecoveryResult.equivalent(null, null) : RecoveryResult.none();
    }

    RunState state(String vdb) {
        return catalog.runState(catalog.datasetByReference(vdb));
    }
}
