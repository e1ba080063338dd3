package io.jenkins.plugins.delphixpipeline.masking.wire;

/** See the Masking Engine's interface. */
public record ExecutionEvent(
        String eventType, String severity, String cause, String maskedObjectName, String exceptionDetail) {}
