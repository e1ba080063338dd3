package io.jenkins.plugins.delphixpipeline.engine.wire;

/** News of one object, or that news were lost. */
public record Notification(String type, String eventType, String object, String objectType) {}
