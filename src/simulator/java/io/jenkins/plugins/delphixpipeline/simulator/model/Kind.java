package io.jenkins.plugins.delphixpipeline.simulator.model;

/** The kinds of stored objects, each with the namespace that serves it below {@code /resources/json/delphix}. */
public enum Kind {
    DATABASE("database"),
    SOURCE("source"),
    HOOK_TEMPLATE("source/operationTemplate"),
    SOURCE_CONFIG("sourceconfig"),
    TIMEFLOW("timeflow"),
    TIMEFLOW_BOOKMARK("timeflow/bookmark"),
    SNAPSHOT("snapshot"),
    POLICY("policy"),
    GROUP("group"),
    HOST("host"),
    ENVIRONMENT("environment"),
    CLUSTER_NODE("environment/oracle/clusternode"),
    ENVIRONMENT_USER("environment/user"),
    REPOSITORY("repository"),
    TOOLKIT("toolkit"),
    NAMESPACE("namespace"),
    USER("user"),
    ROLE("role"),
    AUTHORIZATION("authorization"),
    MASKING_JOB("maskingjob"),
    MASKING_SERVICE("maskingjob/serviceconfig"),
    TEMPLATE("selfservice/template"),
    POD("selfservice/container"),
    BRANCH("selfservice/branch"),
    BOOKMARK("selfservice/bookmark"),
    DATA_SOURCE("selfservice/datasource"),
    OPERATION("selfservice/operation");

    private final String path;

    Kind(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }
}
