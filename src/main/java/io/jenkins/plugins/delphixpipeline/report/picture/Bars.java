package io.jenkins.plugins.delphixpipeline.report.picture;

import java.util.List;
import java.util.function.DoubleFunction;

/** Bars side by side, each made of parts one upon the other; a part is told by its pattern as well as by its colour. */
public final class Bars {
    private static final int LEFT = 64;
    private static final int TOP = 12;
    private static final int HEIGHT = 150;
    private static final int FOOT = 24;
    private static final int SLOT = 26;
    private static final int WIDEST = 18;
    private static final int LINES = 4;

    /**
     * One bar.
     *
     * @param name below it
     * @param values one for each part, from the bottom; 0 for none
     * @param told all that is to be said about it, in lines; shown when somebody points at it
     */
    public record Bar(String name, List<Double> values, String told) {
        public Bar {
            values = List.copyOf(values);
        }

        double sum() {
            return values.stream().mapToDouble(Double::doubleValue).sum();
        }
    }

    private final List<Bar> bars;
    private final DoubleFunction<String> scale;

    /** @param scale how a value is written beside the lines */
    public Bars(List<Bar> bars, DoubleFunction<String> scale) {
        this.bars = List.copyOf(bars);
        this.scale = scale;
    }

    /** @param label what it shows, for those who cannot see it */
    public String svg(String label) {
        int width = LEFT + bars.size() * SLOT + 8;
        int height = TOP + HEIGHT + FOOT;
        Svg svg = Svg.picture("delphix-picture", label, width, height);
        double most = top(bars.stream().mapToDouble(Bar::sum).max().orElse(0));
        for (int line = 0; line <= LINES; line++) {
            line(svg, width, TOP + HEIGHT - line * HEIGHT / (double) LINES, scale.apply(most * line / LINES));
        }
        for (int at = 0; at < bars.size(); at++) {
            draw(svg, bars.get(at), LEFT + at * SLOT + SLOT / 2.0, most, isNamed(at));
        }
        return svg.close().toString();
    }

    /** Not each has room for its name. */
    private boolean isNamed(int at) {
        int every = Math.max(1, (bars.size() + 9) / 10);
        return (bars.size() - 1 - at) % every == 0;
    }

    /** A round number that nothing exceeds: 1, 2, 4 or 10 times a power of ten. */
    static double top(double most) {
        if (most <= 0) {
            return 1;
        }
        double power = Math.pow(10, Math.floor(Math.log10(most)));
        for (double factor : new double[] {1, 2, 4, 6, 8}) {
            if (most <= factor * power) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static void line(Svg svg, int width, double y, String text) {
        svg.empty(
                "path",
                "class",
                "delphix-bars__line",
                "fill",
                "none",
                "stroke",
                "currentColor",
                "stroke-opacity",
                "0.25",
                "d",
                "M" + LEFT + " " + Math.round(y) + "H" + width);
        svg.text(
                "text",
                text,
                "class",
                "delphix-bars__text",
                "fill",
                "currentColor",
                "font-size",
                11,
                "text-anchor",
                "end",
                "x",
                LEFT - 8,
                "y",
                y + 4);
    }

    private static void draw(Svg svg, Bar bar, double middle, double most, boolean named) {
        svg.open("g", "class", "delphix-bars__bar");
        svg.text("title", bar.told());
        double y = TOP + HEIGHT;
        for (int part = 0; part < bar.values().size(); part++) {
            double tall = bar.values().get(part) / most * HEIGHT;
            y -= tall;
            if (tall > 0) {
                svg.empty(
                        "rect",
                        "class",
                        "delphix-part--" + part,
                        "x",
                        middle - WIDEST / 2.0,
                        "y",
                        y,
                        "width",
                        WIDEST,
                        "height",
                        tall);
            }
        }
        if (named) {
            svg.text(
                    "text",
                    Svg.shortened(bar.name(), 9),
                    "class",
                    "delphix-bars__text",
                    "fill",
                    "currentColor",
                    "font-size",
                    11,
                    "text-anchor",
                    "middle",
                    "x",
                    middle,
                    "y",
                    (double) TOP + HEIGHT + 17);
        }
        svg.close();
    }
}
