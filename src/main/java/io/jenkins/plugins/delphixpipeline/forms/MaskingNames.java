package io.jenkins.plugins.delphixpipeline.forms;

import hudson.Util;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import java.util.Arrays;

/** What a form may offer of a Masking Engine. An application or environment that is blank stands for all of them. */
public final class MaskingNames {
    private MaskingNames() {}

    public static NameList applications() {
        return new NameList(
                "masking applications", null, platform -> Required.maskingJobs(platform).applications().stream()
                        .sorted(String.CASE_INSENSITIVE_ORDER));
    }

    public static NameList environments(String application) {
        String of = Util.fixEmptyAndTrim(application);
        return new NameList(
                key("environments", of), null, platform -> Required.maskingJobs(platform).environments(of).stream()
                        .sorted(String.CASE_INSENSITIVE_ORDER));
    }

    public static NameList jobs(String application, String environment) {
        String of = Util.fixEmptyAndTrim(application);
        String in = Util.fixEmptyAndTrim(environment);
        return new NameList(
                key("jobs", of, in),
                null,
                platform -> NameList.names(Required.maskingJobs(platform).jobs(of, in)));
    }

    public static NameList connectors(String application, String environment) {
        String of = Util.fixEmptyAndTrim(application);
        String in = Util.fixEmptyAndTrim(environment);
        return new NameList(
                key("connectors", of, in), null, platform -> Required.maskingJobs(platform).connectors(of, in).stream()
                        .sorted(String.CASE_INSENSITIVE_ORDER));
    }

    private static String key(String kind, String... places) {
        return "masking " + kind + " of " + Arrays.toString(places);
    }
}
