package io.jenkins.plugins.delphixpipeline.platform.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The scripts that a VDB runs at moments of its life, in their order. Masking jobs are no scripts: they are bound to a VDB
 * when it is provisioned, and stay.
 *
 * @param lists a moment that is missing stays as it is; an empty list takes its scripts away
 */
public record VdbHooks(Map<Moment, List<Script>> lists) {
    public static final VdbHooks NONE = new VdbHooks(Map.of());

    public VdbHooks {
        Map<Moment, List<Script>> copy = new EnumMap<>(Moment.class);
        lists.forEach((moment, scripts) -> copy.put(moment, List.copyOf(scripts)));
        lists = Collections.unmodifiableMap(copy);
    }

    /** When the scripts of a list run. */
    public enum Moment {
        /** After new data came, by a provision or a refresh, before anybody else can use it: the place to mask. */
        CONFIGURE_CLONE,
        PRE_REFRESH,
        POST_REFRESH
    }

    /** What carries out a script. */
    public enum Shell {
        BASH,
        SHELL,
        EXPECT,
        /** PowerShell as the environment has it set up. */
        PS,
        /** The PowerShell that Windows brings. */
        PSD
    }

    /** @param text the script itself, in which there may be a password */
    public record Script(String name, Shell shell, String text) {
        @Override
        public String toString() {
            return "Script[" + name + ", " + shell + "]";
        }
    }

    public boolean isEmpty() {
        return lists.isEmpty();
    }

    public List<Script> of(Moment moment) {
        return lists.getOrDefault(moment, List.of());
    }

    /** Whether the lists that are there hold the same scripts as another's. */
    public boolean areIn(VdbHooks others) {
        return lists.keySet().stream().allMatch(moment -> digest(moment).equals(others.digest(moment)));
    }

    /** Changes with any of the scripts, and tells nothing of what they do. How lines end does not count. */
    public String digest(Moment moment) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Script script : of(moment)) {
                String text = script.text() == null
                        ? ""
                        : script.text().replace("\r\n", "\n").strip();
                digest.update(
                        (script.name() + '\0' + script.shell() + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
