package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** Why a list is not whole: an engine that did not answer, mostly. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record ListError(String message, String objectName) {
    /** Whether what is on an engine may be missing; null for any. */
    public boolean mayConcern(String engine) {
        return engine == null || objectName == null || objectName.equals(engine);
    }

    public String text() {
        return objectName == null ? message : objectName + ": " + message;
    }
}
