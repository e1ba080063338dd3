package io.jenkins.plugins.delphixpipeline.engine.session;

import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Walks a list that comes in pages. Engine API: {@code pageOffset} counts pages; a page that is not full is the last. */
public final class Pages {
    public static final int SIZE = 1000;

    private Pages() {}

    public static <W, T> List<T> all(EngineReader session, WebRequest request, Class<W> wire, Function<W, T> slim) {
        List<T> items = new ArrayList<>();
        List<T> page;
        int number = 0;
        do {
            WebRequest one = request.query("pageSize", SIZE).query("pageOffset", number++);
            page = session.read(one, ResultReader.list(wire, slim));
            items.addAll(page);
        } while (page.size() >= SIZE);
        return items;
    }

    /** For lists that grow while they are walked: what slid onto the next page meanwhile is there once. */
    public static <W> List<W> distinct(
            EngineReader session, WebRequest request, Class<W> wire, Function<W, String> reference) {
        Map<String, W> items = new LinkedHashMap<>();
        all(session, request, wire, item -> item).forEach(item -> items.putIfAbsent(reference.apply(item), item));
        return List.copyOf(items.values());
    }
}
