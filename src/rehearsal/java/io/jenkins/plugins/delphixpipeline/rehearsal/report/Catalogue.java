package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import java.util.ArrayList;
import java.util.List;

/** The bookmarks that testers can choose from, as the back end has them. */
public final class Catalogue {
    private static final List<String> HEADINGS = List.of("Bookmark", "Of", "Shared", "Tags");

    private final List<Marked> catalogue;

    public Catalogue(List<Marked> catalogue) {
        this.catalogue = catalogue;
    }

    public void print(Console console) {
        console.own("Catalogue of bookmarks", "", "");
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        catalogue.forEach(bookmark -> rows.add(List.of(
                bookmark.name(), bookmark.of(), bookmark.shared() ? "yes" : "no", String.join(", ", bookmark.tags()))));
        rows.stream().map(row -> aligned(row, rows)).forEach(console.indented()::line);
    }

    private static String aligned(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int each = column;
            int width = all.stream()
                    .mapToInt(other -> other.get(each).length())
                    .max()
                    .orElse(0);
            line.append(row.get(column))
                    .append(" ".repeat(width - row.get(column).length() + 2));
        }
        return line.toString();
    }
}
