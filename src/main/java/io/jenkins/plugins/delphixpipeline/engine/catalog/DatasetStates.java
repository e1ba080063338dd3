package io.jenkins.plugins.delphixpipeline.engine.catalog;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.Source;
import io.jenkins.plugins.delphixpipeline.engine.wire.SourceRuntime;
import io.jenkins.plugins.delphixpipeline.engine.wire.Timeflow;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The state of all datasets in two requests, however many there are. */
final class DatasetStates {
    /** Engine API: a timeflow is named after the action that began it and the engine's local time. */
    private static final Pattern BEGUN = Pattern.compile(".*@(\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}).*");

    private static final String REWIND = "ROLLBACK";

    private final EngineSession session;

    DatasetStates(EngineSession session) {
        this.session = session;
    }

    Map<String, DatasetStatus> of(List<Dataset> datasets) {
        Map<String, Timeflow> timeflows = byKey("/timeflow", Timeflow.class, Timeflow::reference);
        Map<String, String> states = new HashMap<>();
        session.read(WebRequest.get("/source"), ResultReader.list(Source.class, DatasetStates::slim)).stream()
                .filter(source -> source.container() != null && !source.staging())
                .forEach(source -> states.put(source.container(), status(source.runtime())));
        return datasets.stream().collect(Collectors.toMap(Dataset::reference, dataset -> {
            Timeflow timeflow = timeflows.get(dataset.currentTimeflow());
            return status(dataset.isVdb() ? broughtBy(timeflow, timeflows) : null, states.get(dataset.reference()));
        }));
    }

    /**
     * The timeflow with which the data came from the parent: a rewind, as by a reset of a data pod, begins one from another of the same
     * dataset. Null where that is not there any more.
     */
    private static Timeflow broughtBy(Timeflow current, Map<String, Timeflow> all) {
        Timeflow from = current;
        for (int left = all.size(); left > 0 && from != null && from.parentPoint() != null; left--) {
            Timeflow before = all.get(String.valueOf(from.parentPoint().timeflow()));
            if (before == null || !Objects.equals(before.container(), from.container())) {
                return before == null && REWIND.equals(from.creationType()) ? null : from;
            }
            from = before;
        }
        return from;
    }

    private <T> Map<String, T> byKey(String path, Class<T> type, Function<T, String> key) {
        return session.read(WebRequest.get(path), ResultReader.list(type)).stream()
                .filter(item -> key.apply(item) != null)
                .collect(Collectors.toMap(key, item -> item, (one, other) -> one));
    }

    /** What is not looked at is not kept either: an engine may list thousands. */
    private static Source slim(Source source) {
        return new Source(
                null,
                null,
                null,
                source.container(),
                null,
                false,
                false,
                source.staging(),
                null,
                source.runtime(),
                null,
                null,
                null);
    }

    private static DatasetStatus status(Timeflow timeflow, String status) {
        if (timeflow == null) {
            return new DatasetStatus(null, null, null, status);
        }
        Matcher name = BEGUN.matcher(Objects.requireNonNullElse(timeflow.name(), ""));
        return new DatasetStatus(
                name.matches() ? name.group(1) : null,
                timeflow.parentSnapshot(),
                timeflow.parentPoint() == null ? null : timeflow.parentPoint().timestamp(),
                status);
    }

    private static String status(SourceRuntime runtime) {
        if (runtime == null) {
            return null;
        }
        return "DISABLED".equals(runtime.enabled()) ? "DISABLED" : runtime.status();
    }
}
