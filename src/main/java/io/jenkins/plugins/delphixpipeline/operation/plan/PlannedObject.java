package io.jenkins.plugins.delphixpipeline.operation.plan;

import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Something that would be there, or be different, if what is planned had been done. Stored with the pipeline, so a plain class. */
final class PlannedObject implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    static final String DATASET = "dataset";
    static final String TIMEFLOW = "timeflow";
    static final String PARENT = "parent";
    static final String MASKED = "masked";
    static final String OWNER = "owner";
    static final String AT = "at";
    static final String BRANCH = "branch";
    static final String LEFT = "left";
    static final String MEMBERS = "members";

    /** What it is, or what became of it. */
    enum Kind {
        DATASET,
        TIMEFLOW,
        SNAPSHOT,
        BOOKMARK,
        POD,
        GROUP,
        /** Of a data pod. */
        BRANCH,
        /** A pod is on another branch, and was on one that it has left. */
        ACTIVE,
        /** A dataset that is there is on another timeflow. */
        MOVED,
        /** A dataset or pod that is there is enabled and running, or not. */
        POWER,
        /** A VDB has other scripts among its hooks. */
        HOOKS,
        GONE,
        /** A block with an environment of its own has left it for the next one. */
        ENVIRONMENT,
        /** A timeflow whose masking would be proven. */
        PROVEN
    }

    private final String backEnd;
    private final Kind kind;
    private final String reference;
    private final String name;
    private final HashMap<String, String> facts;

    PlannedObject(String backEnd, Kind kind, String reference, String name, Map<String, String> facts) {
        this.backEnd = backEnd;
        this.kind = kind;
        this.reference = reference;
        this.name = name;
        this.facts = new HashMap<>(facts);
    }

    boolean is(String ofBackEnd, Kind wanted) {
        return kind == wanted && backEnd.equals(ofBackEnd);
    }

    String reference() {
        return reference;
    }

    String name() {
        return name;
    }

    /** Null when it has none such. */
    String fact(String key) {
        return facts.get(key);
    }

    Map<String, String> facts() {
        return Collections.unmodifiableMap(facts);
    }

    boolean has(String key, String value) {
        return value != null && value.equals(facts.get(key));
    }

    List<String> members() {
        String members = facts.get(MEMBERS);
        return members == null || members.isEmpty() ? List.of() : List.of(members.split("\n"));
    }
}
