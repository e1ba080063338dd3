package io.jenkins.plugins.delphixpipeline.report.picture;

import java.util.List;
import java.util.Locale;

/** Boxes and the arrows between them, from left to right. */
public final class Diagram {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 82;
    private static final int GAP = 28;
    private static final int SPACE = 14;
    private static final int EDGE = 4;
    private static final int INDENT = 11;

    /** In characters, with fonts that run wide in mind. */
    private static final int LONGEST_NAME = 18;

    private static final int MOST_COLUMNS_IN_SIGHT = 6;
    private static final int LONGEST_KIND = 20;
    private static final int LONGEST_LINE = 19;

    /** The texts in a box, from top to bottom. */
    private enum Style {
        KIND(12),
        NAME(13),
        LINE(12);

        private final int size;

        Style(int size) {
            this.size = size;
        }
    }

    private final List<Box> boxes;
    private final Layout layout;

    public Diagram(List<Box> boxes, List<Arrow> arrows) {
        this.boxes = List.copyOf(boxes);
        this.layout = new Layout(boxes, arrows);
    }

    public boolean isEmpty() {
        return boxes.isEmpty();
    }

    /** @param label what it shows, for those who cannot see it */
    public String svg(String label) {
        int width = layout.columns() * (WIDTH + GAP) - GAP + 2 * EDGE;
        int height = layout.rows() * (HEIGHT + SPACE) - SPACE + 2 * EDGE;
        String look =
                layout.columns() > MOST_COLUMNS_IN_SIGHT ? "delphix-picture delphix-picture--wide" : "delphix-picture";
        Svg svg = Svg.picture(look, label, width, height);
        layout.ways().forEach(way -> draw(way, svg));
        boxes.forEach(box -> draw(box, svg));
        return svg.close().toString();
    }

    private static int left(Layout.Place place) {
        return EDGE + place.column() * (WIDTH + GAP);
    }

    private static int middle(Layout.Place place) {
        return EDGE + place.row() * (HEIGHT + SPACE) + HEIGHT / 2;
    }

    private static void draw(Layout.Way way, Svg svg) {
        List<Layout.Place> places = way.places();
        StringBuilder path = new StringBuilder();
        for (int at = 1; at < places.size(); at++) {
            Layout.Place from = places.get(at - 1);
            Layout.Place to = places.get(at);
            path.append(at == 1 ? "M" : "L")
                    .append(left(from) + WIDTH)
                    .append(' ')
                    .append(middle(from));
            path.append(turn(from, to)).append('H').append(left(to) - (at == places.size() - 1 ? 6 : 0));
        }
        Layout.Place end = places.get(places.size() - 1);
        svg.empty("path", "class", "delphix-arrow", "fill", "none", "stroke", "currentColor", "d", path);
        svg.empty(
                "path",
                "class",
                "delphix-arrow__head",
                "fill",
                "currentColor",
                "d",
                "M" + left(end) + " " + middle(end) + "l-7 -4v8z");
    }

    /** Arrows from one place share their way down, and have another one than those from the next place. */
    private static String turn(Layout.Place from, Layout.Place to) {
        if (from.row() == to.row()) {
            return "";
        }
        int x = left(from) + WIDTH + 9 + from.row() % 3 * 4;
        int start = middle(from);
        int end = middle(to);
        int bend = end > start ? 6 : -6;
        return "H%dQ%d %d %d %dV%dQ%d %d %d %d"
                .formatted(x - 6, x, start, x, start + bend, end - bend, x, end, x + 6, end);
    }

    private void draw(Box box, Svg svg) {
        Layout.Place place = layout.places().get(box.key());
        int x = left(place);
        int y = middle(place) - HEIGHT / 2;
        svg.open("g", "class", "delphix-box " + box.look().css());
        svg.text("title", box.told());
        svg.empty(
                "rect",
                "class",
                "delphix-box__frame",
                "fill",
                "none",
                "stroke",
                "currentColor",
                "x",
                x,
                "y",
                y,
                "width",
                WIDTH,
                "height",
                HEIGHT,
                "rx",
                8);
        int left = x + INDENT;
        text(svg, Style.KIND, left, y + 19, Svg.shortened(box.kind(), LONGEST_KIND));
        String[] name = inTwo(box.name());
        text(svg, Style.NAME, left, y + (name.length == 1 ? 43 : 37), name[0]);
        if (name.length > 1) {
            text(svg, Style.NAME, left, y + 53, name[1]);
        }
        mark(svg, box.look(), left + 7, y + 67);
        text(svg, Style.LINE, left + 20, y + 71, Svg.shortened(box.line(), LONGEST_LINE));
        svg.close();
    }

    /** One line or two; what is too long for two loses its middle. */
    private static String[] inTwo(String name) {
        String text = Svg.shortened(name, 2 * LONGEST_NAME - 2);
        if (text.codePointCount(0, text.length()) <= LONGEST_NAME) {
            return new String[] {text};
        }
        int most = text.offsetByCodePoints(0, LONGEST_NAME);
        int space = text.lastIndexOf(' ', most);
        int second = text.codePointCount(Math.max(0, space), text.length());
        int at = space > 0 && second <= LONGEST_NAME + 1 ? space : most;
        return new String[] {text.substring(0, at), text.substring(at).strip()};
    }

    private static void text(Svg svg, Style style, int x, int y, String text) {
        if (!text.isEmpty()) {
            String css = "delphix-box__" + style.name().toLowerCase(Locale.ROOT);
            svg.text("text", text, "class", css, "fill", "currentColor", "font-size", style.size, "x", x, "y", y);
        }
    }

    /** A tick in a circle, a cross in a diamond, a bar in a square, a clock: told apart without colour. */
    private static void mark(Svg svg, Box.Look look, int x, int y) {
        String shape =
                switch (look) {
                    case SUCCEEDED -> "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0m3.5 0l2.5 2.5l4.5 -5";
                    case FAILED -> "m0 -8l8 8l-8 8l-8 -8zm-2.5 5.5l5 5m0 -5l-5 5";
                    case STOPPED -> "m-6.5 -6.5h13v13h-13zm3.5 6.5h6";
                    case RUNNING -> "m-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0m7 -4v4l3 2";
                    case PLAIN -> null;
                };
        if (shape != null) {
            svg.empty(
                    "path",
                    "class",
                    "delphix-box__mark",
                    "fill",
                    "none",
                    "stroke",
                    "currentColor",
                    "d",
                    "M" + x + " " + y + shape);
        }
    }
}
