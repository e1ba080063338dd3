package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The environment variables that some part of the build sees; never changed, only added to for an inner part. */
public final class Variables {
    private final Map<String, String> values;

    private Variables(Map<String, String> values) {
        this.values = values;
    }

    /** What Jenkins tells every build about itself. */
    public static Variables ofBuild(String job, int number) {
        return new Variables(Map.of(
                "JOB_NAME",
                job,
                "BUILD_NUMBER",
                String.valueOf(number),
                "BUILD_ID",
                String.valueOf(number),
                "BUILD_DISPLAY_NAME",
                "#" + number,
                "BUILD_TAG",
                "jenkins-" + job + "-" + number));
    }

    public Variables with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more);
        return new Variables(all);
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    public Map<String, String> all() {
        return Map.copyOf(values);
    }
}
