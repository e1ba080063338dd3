package io.jenkins.plugins.delphixpipeline.dct.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;

/** A script that DCT, or one of its engines, keeps for hooks to be made of. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record HookTemplate(String id, String name, String shell, String command, JsonNode credentialsEnvVars)
        implements Named {
    @Override
    public String reference() {
        return id;
    }
}
