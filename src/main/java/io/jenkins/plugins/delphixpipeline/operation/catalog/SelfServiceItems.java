package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Data pods and bookmarks of Self-Service, as a list of them shows them. */
final class SelfServiceItems {
    private final SelfService selfService;
    private final String template;
    private final NameFilter wanted;

    /** @param template null for all */
    SelfServiceItems(SelfService selfService, String template, NameFilter wanted) {
        this.selfService = selfService;
        this.template = template;
        this.wanted = wanted;
    }

    List<Map<String, Object>> pods() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (DataTemplate parent : templates()) {
            for (DataPod pod : selfService.pods(parent)) {
                if (wanted.fits(pod.name(), parent.name() + "/" + pod.name())) {
                    items.add(Item.named(pod.name(), pod.reference())
                            .with("template", parent.name())
                            .with("state", pod.state().name())
                            .values());
                }
            }
        }
        return items;
    }

    List<Map<String, Object>> bookmarks() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (DataTemplate parent : templates()) {
            Stream<Bookmark> ofPods =
                    selfService.pods(parent).stream().flatMap(pod -> selfService.bookmarks(pod).stream());
            Stream.concat(selfService.bookmarks(parent).stream(), ofPods)
                    .filter(bookmark -> wanted.fits(bookmark.name(), bookmark.ownerName() + "/" + bookmark.name()))
                    .map(bookmark -> bookmark(bookmark, parent))
                    .forEach(items::add);
        }
        return items;
    }

    private static Map<String, Object> bookmark(Bookmark bookmark, DataTemplate parent) {
        boolean ofPod = !bookmark.owner().equals(parent.reference());
        return Item.of(bookmark)
                .with("template", parent.name())
                .with("dataPod", ofPod ? bookmark.ownerName() : null)
                .values();
    }

    private List<DataTemplate> templates() {
        return template == null ? selfService.templates() : List.of(selfService.template(template));
    }
}
