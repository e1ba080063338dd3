package io.jenkins.plugins.delphixpipeline.platform.model;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JDBC address says of where its database listens. For Oracle it is all that tells the port: neither engine nor DCT has a
 * field for it.
 */
public final class JdbcText {
    /** {@code @host:1521:SID}, {@code @//host:1521/service}, {@code //host:1433;…}, {@code Tds:host:5000/…} */
    private static final Pattern PLAIN =
            Pattern.compile("[@/:](?<host>[^@/:;?(),\\[\\]]+|\\[[^\\]]+]):(?<port>\\d{1,5})(?=[:/;?]|$)");
    /** A descriptor; of several addresses the first one counts. */
    private static final Pattern HOST = Pattern.compile("(?i)\\(\\s*HOST\\s*=\\s*(?<host>[^()\\s]+)\\s*\\)");

    private static final Pattern PORT = Pattern.compile("(?i)\\(\\s*PORT\\s*=\\s*(?<port>\\d{1,5})\\s*\\)");

    private JdbcText() {}

    /**
     * @param jdbc null where there is none
     * @return {@code host} and {@code port}, as far as it tells them
     */
    public static Map<String, String> parts(String jdbc) {
        if (jdbc == null) {
            return Map.of();
        }
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
