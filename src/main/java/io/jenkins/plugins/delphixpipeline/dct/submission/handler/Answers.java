package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import com.fasterxml.jackson.databind.JsonNode;

/** DCT API: a change is answered with {@code job}, or with a bare job by a few old calls. */
public final class Answers {
    private static final String ID = "id";
    private static final String STATUS = "status";

    private Answers() {}

    /** The id of the job; null where there is none. */
    public static String job(JsonNode answer) {
        JsonNode job = answer.has("job") ? answer.path("job") : answer;
        boolean isJob = job.path(ID).isTextual()
                && (answer.has("job") || job.path(STATUS).isTextual());
        return isJob ? job.path(ID).asText() : null;
    }

    /** The id of what was made; null where the answer does not name it. */
    public static String made(JsonNode answer, String member) {
        JsonNode made = answer.path(member);
        return made.isTextual() ? made.asText() : made.path(ID).asText(null);
    }
}
