package io.jenkins.plugins.delphixpipeline.simulator.dct.state;

import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Ids;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A name for a moment of some datasets: a snapshot of each, once its job is through. */
public final class Bookmark {

    /** The snapshot of a dataset, with the dataset's name, which outlives it; the snapshot is null until there is one. */
    public record Point(String dataset, String name, String snapshot) {}

    private final String id = Ids.next();
    private final Instant created;
    private final Account owner;
    private final Map<String, Point> points = new LinkedHashMap<>();
    private String name;
    private String status = "CREATING";
    private String group;
    private String type = "PRIVATE";

    Bookmark(String name, Account owner, Instant created) {
        this.name = name;
        this.owner = owner;
        this.created = created;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    public void name(String changed) {
        name = changed;
    }

    public Account owner() {
        return owner;
    }

    Instant created() {
        return created;
    }

    /** By id of the dataset. */
    public Map<String, Point> points() {
        return points;
    }

    public void point(Point point) {
        points.put(point.dataset(), point);
    }

    /** The snapshot of one of these datasets, of the first that has one. */
    public Optional<String> snapshotOf(String... datasets) {
        for (String dataset : datasets) {
            if (dataset != null && points.containsKey(dataset)) {
                return Optional.ofNullable(points.get(dataset).snapshot());
            }
        }
        return Optional.empty();
    }

    /** CREATING, ACTIVE or INACTIVE. */
    public String status() {
        return status;
    }

    public void status(String changed) {
        status = changed;
    }

    /** Id of the VDB group that it was made of, or null. */
    public String group() {
        return group;
    }

    public void group(String id) {
        group = id;
    }

    /** PUBLIC or PRIVATE. */
    public String type() {
        return type;
    }

    public void type(String changed) {
        type = changed;
    }
}
