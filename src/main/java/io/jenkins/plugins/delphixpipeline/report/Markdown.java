package io.jenkins.plugins.delphixpipeline.report;

import java.util.Collections;
import java.util.List;

/** Writes tables and paragraphs. What came from outside goes through {@link #code}, so that it brings no markup. */
final class Markdown {
    /** Of one table; a comment on a pull request has room for so many, and people read no more. */
    static final int MOST_ROWS = 50;

    private final StringBuilder text = new StringBuilder();

    /** A name as a span of code on one line, where nothing of it is markup and nobody is notified. */
    static String code(String name) {
        String plain = name == null
                ? ""
                : name.replaceAll("[\\s\\p{Cntrl}]+", " ").replace('`', '\'').strip();
        // In front of a pipe, a backslash of the name would be taken for the one that is put there.
        return plain.isEmpty() ? "" : '`' + plain.replace("\\|", "\\ |").replace("|", "\\|") + '`';
    }

    void paragraph(String line) {
        if (!line.isEmpty()) {
            part().append(line).append('\n');
        }
    }

    /** A table without rows is left out. */
    void table(List<String> head, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        part();
        row(head);
        row(Collections.nCopies(head.size(), "---"));
        rows.stream().limit(MOST_ROWS).forEach(this::row);
        if (rows.size() > MOST_ROWS) {
            paragraph(Messages.Markdown_more(rows.size() - MOST_ROWS));
        }
    }

    private void row(List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private StringBuilder part() {
        return text.isEmpty() ? text : text.append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
