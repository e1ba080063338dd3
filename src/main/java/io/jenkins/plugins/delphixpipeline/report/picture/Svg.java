package io.jenkins.plugins.delphixpipeline.report.picture;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** Writes elements of SVG. Whatever comes in as text or as an attribute's value goes out harmless and well-formed. */
final class Svg {
    private final StringBuilder out = new StringBuilder(4096);
    private final Deque<String> open = new ArrayDeque<>();

    /**
     * Begins a picture, in pixels.
     *
     * @param look classes of its style
     * @param label what it shows, for those who cannot see it
     */
    static Svg picture(String look, String label, int width, int height) {
        Object[] attributes = {
            "xmlns", "http://www.w3.org/2000/svg",
            "class", look,
            "role", "img",
            "aria-label", label,
            "width", width,
            "height", height,
            "viewBox", "0 0 " + width + " " + height
        };
        return new Svg().open("svg", attributes);
    }

    /** @param attributes names and values in turns */
    Svg open(String element, Object... attributes) {
        begin(element, attributes).append('>');
        open.push(element);
        return this;
    }

    Svg close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    Svg empty(String element, Object... attributes) {
        begin(element, attributes).append("/>");
        return this;
    }

    Svg text(String element, String text, Object... attributes) {
        open(element, attributes);
        escape(text);
        return close();
    }

    private StringBuilder begin(String element, Object... attributes) {
        out.append('<').append(element);
        for (int at = 0; at < attributes.length; at += 2) {
            out.append(' ').append(attributes[at]).append("=\"");
            escape(value(attributes[at + 1]));
            out.append('"');
        }
        return out;
    }

    private static String value(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.1f", number) : String.valueOf(value);
    }

    private void escape(String text) {
        text.codePoints().forEach(each -> {
            switch (each) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isAllowed(each) ? each : '\ufffd');
            }
        });
    }

    private static boolean isAllowed(int each) {
        return each == '\n'
                || each == '\t'
                || !Character.isISOControl(each)
                        && Character.getType(each) != Character.SURROGATE
                        && each != '\ufffe'
                        && each != '\uffff';
    }

    /** The middle of a long text goes, since names that belong together often differ at their ends. */
    static String shortened(String text, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length <= longest) {
            return text;
        }
        int tail = (longest - 1) / 2;
        int head = longest - 1 - tail;
        return text.substring(0, text.offsetByCodePoints(0, head))
                + "…"
                + text.substring(text.offsetByCodePoints(0, length - tail));
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
