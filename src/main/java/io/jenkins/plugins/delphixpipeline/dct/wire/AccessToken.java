package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;

/** What a login brings. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record AccessToken(String accessToken, String tokenType, Long expiresIn) {
    @Override
    public String toString() {
        return "AccessToken[hidden]";
    }
}
