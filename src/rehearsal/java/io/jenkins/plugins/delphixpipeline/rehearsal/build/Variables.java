package io.jenkins.plugins.delphixpipeline.rehearsal.build;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The environment variables that some part of the build sees. What an inner part adds is its own; what is assigned to
 * {@code env} all parts see, but for those that have a variable of that name of their own.
 */
public final class Variables {
    private final Map<String, String> build;
    private final Map<String, String> own;

    private Variables(Map<String, String> build, Map<String, String> own) {
        this.build = build;
        this.own = own;
    }

    /** What Jenkins tells every build about itself. */
    public static Variables ofBuild(String job, int number) {
        String url = "https://jenkins.example.com/";
        Map<String, String> build = new ConcurrentHashMap<>(Map.of(
                "JOB_NAME",
                job,
                "JOB_BASE_NAME",
                job,
                "BUILD_NUMBER",
                String.valueOf(number),
                "BUILD_ID",
                String.valueOf(number),
                "BUILD_DISPLAY_NAME",
                "#" + number,
                "BUILD_TAG",
                "jenkins-" + job + "-" + number));
        build.putAll(Map.of(
                "JENKINS_URL",
                url,
                "JENKINS_HOME",
                "/var/jenkins_home",
                "JOB_URL",
                url + "job/" + job + "/",
                "BUILD_URL",
                url + "job/" + job + "/" + number + "/",
                "NODE_NAME",
                "built-in",
                "EXECUTOR_NUMBER",
                "0"));
        return new Variables(build, Map.of());
    }

    public Variables with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(own);
        all.putAll(more);
        return new Variables(build, all);
    }

    /** {@code env.NAME = value}; null takes the variable away. */
    public void assign(String name, String value) {
        if (value == null) {
            build.remove(name);
        } else {
            build.put(name, value);
        }
    }

    public Optional<String> get(String name) {
        return Optional.ofNullable(own.containsKey(name) ? own.get(name) : build.get(name));
    }

    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>(build);
        all.putAll(own);
        return Map.copyOf(all);
    }
}
