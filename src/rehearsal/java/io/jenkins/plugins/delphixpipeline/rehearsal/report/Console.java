package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Where a part of the build prints: whole lines only, each with what marks that part. Parts may print side by side. */
public final class Console {
    private static final String STEP = "  ";

    private final PrintStream out;
    private final UnaryOperator<String> shown;
    private final String prefix;

    /** Hears that a line was printed. */
    private final Runnable listener;

    public Console(PrintStream out) {
        this(out, UnaryOperator.identity());
    }

    /** @param shown leaves out of a line what must not be printed */
    public Console(PrintStream out, UnaryOperator<String> shown) {
        this(out, shown, "", () -> {});
    }

    private Console(PrintStream out, UnaryOperator<String> shown, String prefix, Runnable listener) {
        this.out = out;
        this.shown = shown;
        this.prefix = prefix;
        this.listener = listener;
    }

    /** One of which somebody hears when something is printed. */
    public Console heardBy(Runnable further) {
        return new Console(out, shown, prefix, () -> {
            listener.run();
            further.run();
        });
    }

    /** For a branch that runs beside others: every line bears its name. */
    public Console branch(String name, int width) {
        return marked("[" + name + " ".repeat(Math.max(0, width - name.length())) + "] ");
    }

    public Console indented() {
        return marked(STEP);
    }

    private Console marked(String mark) {
        return new Console(out, shown, prefix + mark, listener);
    }

    public void line(String text) {
        own("", text, "");
    }

    /**
     * A line with words of the rehearsal's own, which are printed as they are: a password may be one of them.
     *
     * @param text what stands between them
     */
    public void own(String before, String text, String after) {
        listener.run();
        // A secret may go over several lines, and what marks the part may have been made of one, too.
        String whole = before + shown.apply(text) + after;
        for (String each : whole.split("\\R", -1)) {
            out.println((shown.apply(prefix) + each).stripTrailing());
        }
    }

    /** For those who print to a stream; what has no line end yet is kept until it comes. */
    public PrintStream stream() {
        return new PrintStream(new Lines(), true, StandardCharsets.UTF_8);
    }

    private final class Lines extends OutputStream {
        private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

        @Override
        public synchronized void write(int each) {
            if (each == '\n') {
                line(begun.toString(StandardCharsets.UTF_8));
                begun.reset();
            } else if (each != '\r') {
                begun.write(each);
            }
        }
    }
}
