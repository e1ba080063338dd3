package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Which data a bookmark stands for, which a data pod held before and after an operation, and which a branch held when it was
 * left for another: for each data source (by name) a point on a timeflow.
 */
public final class DataPoints {

    private final Map<String, Map<String, DataPoint>> bookmarks = new HashMap<>();
    private final Map<String, Map<String, DataPoint>> before = new HashMap<>();
    private final Map<String, Map<String, DataPoint>> after = new HashMap<>();
    private final Map<String, Map<String, DataPoint>> left = new HashMap<>();

    /** By reference of the bookmark. */
    public Map<String, Map<String, DataPoint>> bookmarks() {
        return bookmarks;
    }

    /** By reference of the operation. */
    public Map<String, Map<String, DataPoint>> before() {
        return before;
    }

    /** By reference of the operation. */
    public Map<String, Map<String, DataPoint>> after() {
        return after;
    }

    /** By reference of the branch. */
    public Map<String, Map<String, DataPoint>> left() {
        return left;
    }
}
