package io.jenkins.plugins.delphixpipeline.platform.secret;

import com.fasterxml.jackson.annotation.JsonValue;

/** A secret on its way to a back end: only the body of the request shows it. It cannot be stored. */
public final class SecretText {
    private final String credentialsId;
    private final String value;

    SecretText(String credentialsId, String value) {
        this.credentialsId = credentialsId;
        this.value = value;
    }

    String credentialsId() {
        return credentialsId;
    }

    @JsonValue
    String value() {
        return value;
    }

    String takenOutOf(String text) {
        return value.isEmpty() ? text : text.replace(value, toString());
    }

    @Override
    public String toString() {
        return "********";
    }
}
