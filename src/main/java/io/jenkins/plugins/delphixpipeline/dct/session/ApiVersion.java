package io.jenkins.plugins.delphixpipeline.dct.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The release of DCT's API, as far as DCT tells; one that is not told counts as the oldest. */
public record ApiVersion(int major, int minor) {
    public static final ApiVersion UNKNOWN = new ApiVersion(0, 0);
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4}).*");

    static ApiVersion of(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text.trim());
        return form.matches()
                ? new ApiVersion(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)))
                : UNKNOWN;
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    public boolean atLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }
}
