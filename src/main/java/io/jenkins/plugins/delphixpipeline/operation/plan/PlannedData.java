package io.jenkins.plugins.delphixpipeline.operation.plan;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the planned steps of a block would have made so far, on all back ends; steps side by side add to it. Stored with the
 * pipeline, so a plain class.
 */
public final class PlannedData implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String MARK = "planned:";

    private final CopyOnWriteArrayList<PlannedObject> objects = new CopyOnWriteArrayList<>();
    private int made;

    /** Whether a reference is one of what is only planned, so that no back end knows it. */
    public static boolean isPlanned(String reference) {
        return reference != null && reference.startsWith(MARK);
    }

    synchronized String freshReference() {
        made++;
        return MARK + made;
    }

    void add(PlannedObject object) {
        objects.add(object);
    }

    /** In the order in which they were planned. */
    List<PlannedObject> of(String backEnd, PlannedObject.Kind kind) {
        return objects.stream().filter(object -> object.is(backEnd, kind)).toList();
    }
}
