package io.jenkins.plugins.delphixpipeline.platform.secret;

import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * What a back end tells of a job, without the secrets that it was told when the job was submitted: the scripts of a plugin on the back
 * end may repeat them.
 *
 * @param secrets by the id of Jenkins credentials; null for those that are not there any more
 */
public record Concealment(Function<String, String> secrets) {
    /** @param submitted what the job was submitted for; null where the back end began it by itself */
    public DelphixJob of(DelphixJob job, Intent submitted) {
        if (submitted == null
                || submitted.credentials().isEmpty()
                || job.events().isEmpty()) {
            return job;
        }
        List<SecretText> told = submitted.credentials().stream()
                .map(this::secret)
                .filter(Objects::nonNull)
                .toList();
        return job.saying(text -> SecretReferences.concealed(text, told));
    }

    private SecretText secret(String credentialsId) {
        String value = secrets.apply(credentialsId);
        return value == null ? null : new SecretText(credentialsId, value);
    }
}
