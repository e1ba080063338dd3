package io.jenkins.plugins.delphixpipeline.http;

/** Makes a readable line of what a stranger answered. */
final class Excerpt {
    private static final int LENGTH = 200;

    private Excerpt() {}

    static String of(String body) {
        String text = body.stripLeading().startsWith("{") ? Redaction.json(body) : withoutMarkup(body);
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").trim();
        return line.length() <= LENGTH ? line : line.substring(0, LENGTH) + "…";
    }

    private static String withoutMarkup(String body) {
        return body.replaceAll("(?is)<(script|style)\\b.*?(</\\1>|$)", " ")
                .replaceAll("<[^>]*(>|$)", " ")
                .replace("&nbsp;", " ");
    }
}
