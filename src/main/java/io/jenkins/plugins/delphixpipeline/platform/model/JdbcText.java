package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JDBC address says of where its database listens. For Oracle it is all that tells port and service: neither engine nor
 * DCT has a field for them.
 */
public final class JdbcText {
    /** {@code @host:1521:SID}, {@code @//host:1521/service}, {@code //host:1433;…}, {@code Tds:host:5000/…} */
    private static final Pattern PLAIN =
            Pattern.compile("[@/:](?<host>[^@/:;?(),\\[\\]]+|\\[[^\\]]+]):(?<port>\\d{1,5})(?=[:/;?]|$)");
    /** A descriptor; of several addresses the first one counts. */
    private static final Pattern HOST = Pattern.compile("(?i)\\(\\s*HOST\\s*=\\s*(?<host>[^()\\s]+)\\s*\\)");

    private static final Pattern PORT = Pattern.compile("(?i)\\(\\s*PORT\\s*=\\s*(?<port>\\d{1,5})\\s*\\)");
    /** Oracle's: after the slash, where an instance would stand after a colon; or in a descriptor. */
    private static final Pattern SERVICE =
            Pattern.compile("(?i)^jdbc:oracle:[a-z0-9]+:@(//)?[^/()]+/(?<service>[^/:?()\\s]+)"
                    + "|\\(\\s*SERVICE_NAME\\s*=\\s*(?<described>[^()\\s]+)\\s*\\)");

    private JdbcText() {}

    /**
     * @param jdbc null where there is none
     * @return {@code host}, {@code port} and, of Oracle, {@code service}, as far as it tells them
     */
    public static Map<String, String> parts(String jdbc) {
        if (jdbc == null) {
            return Map.of();
        }
        Map<String, String> parts = new LinkedHashMap<>(place(jdbc));
        Matcher service = SERVICE.matcher(jdbc);
        if (service.find()) {
            parts.put("service", service.group(service.group("service") == null ? "described" : "service"));
        }
        return parts;
    }

    private static Map<String, String> place(String jdbc) {
        Matcher plain = PLAIN.matcher(jdbc);
        if (plain.find()) {
            return Map.of("host", plain.group("host"), "port", plain.group("port"));
        }
        return Stream.of(Map.entry("host", HOST.matcher(jdbc)), Map.entry("port", PORT.matcher(jdbc)))
                .filter(part -> part.getValue().find())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, part -> part.getValue().group(part.getKey())));
    }
}
