package io.jenkins.plugins.delphixpipeline.simulator.model;

import java.util.HashMap;
import java.util.Map;

/**
 * Which data a bookmark stands for, and which data a data pod held before and after an operation: for each data source
 * (by name) a point on a timeflow.
 */
public final class DataPoints {

    private final Map<String, Map<String, DataPoint>> bookmarks = new HashMap<>();
    private final Map<String, Map<String, DataPoint>> before = new HashMap<>();
    private final Map<String, Map<String, DataPoint>> after = new HashMap<>();

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
}
