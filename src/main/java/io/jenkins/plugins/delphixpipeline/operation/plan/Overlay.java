package io.jenkins.plugins.delphixpipeline.operation.plan;

import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The part of the planned data that is on one back end. */
record Overlay(PlannedData data, String backEnd) {
    List<PlannedObject> all(PlannedObject.Kind kind) {
        return data.of(backEnd, kind).stream()
                .filter(object -> kind == PlannedObject.Kind.GONE || !isGone(object.reference()))
                .toList();
    }

    /** The newest first. */
    List<PlannedObject> newest(PlannedObject.Kind kind) {
        List<PlannedObject> all = new ArrayList<>(all(kind));
        Collections.reverse(all);
        return all;
    }

    /** What was planned of it last. */
    Optional<PlannedObject> find(PlannedObject.Kind kind, String reference) {
        return newest(kind).stream()
                .filter(object -> object.reference().equals(reference))
                .findFirst();
    }

    boolean isGone(String reference) {
        return data.of(backEnd, PlannedObject.Kind.GONE).stream()
                .anyMatch(object -> object.reference().equals(reference));
    }

    /** Without what would have been deleted by then. */
    <T extends Named> List<T> present(List<T> there) {
        return there.stream().filter(each -> !isGone(each.reference())).toList();
    }

    /** The bookmarks of a dataset, pod, template or group: those that are there, and those that are planned. */
    List<Bookmark> bookmarks(String owner, List<Bookmark> there) {
        List<Bookmark> all = new ArrayList<>();
        newest(PlannedObject.Kind.BOOKMARK).stream()
                .filter(object -> object.has(PlannedObject.OWNER, owner))
                .map(Overlay::bookmark)
                .forEach(all::add);
        all.addAll(present(there));
        return all;
    }

    static Bookmark bookmark(PlannedObject planned) {
        Instant at = Instant.parse(planned.fact(PlannedObject.AT));
        return new Bookmark(
                planned.reference(),
                planned.name(),
                planned.fact(PlannedObject.OWNER),
                null,
                planned.fact(PlannedObject.TIMEFLOW),
                null,
                List.of(),
                false,
                at,
                at,
                null,
                null);
    }

    /** @return the reference by which it is known from here on */
    String add(PlannedObject.Kind kind, String name, Map<String, String> facts) {
        String reference = data.freshReference();
        data.add(new PlannedObject(backEnd, kind, reference, name, facts));
        return reference;
    }

    /** What became of what is there, or planned already. */
    void mark(PlannedObject.Kind kind, String reference) {
        change(kind, reference, Map.of());
    }

    /** Something about what is there, or planned already. */
    void change(PlannedObject.Kind kind, String reference, Map<String, String> facts) {
        data.add(new PlannedObject(backEnd, kind, reference, null, facts));
    }
}
