package io.jenkins.plugins.delphixpipeline.rehearsal.report;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** The bookmarks that testers can choose from, as the engine has them. */
public final class Catalogue {
    private static final List<String> HEADINGS = List.of("Bookmark", "Of", "Shared", "Tags");

    private final Books books;

    public Catalogue(Books books) {
        this.books = books;
    }

    /** Those of templates first, then by data pod. */
    static List<Books.Bookmark> sorted(Books books) {
        return books.bookmarks().stream()
                .sorted(Comparator.comparing(bookmark -> Objects.toString(bookmark.pod(), "")))
                .toList();
    }

    public void print(Console console) {
        console.line("Catalogue of bookmarks");
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADINGS);
        sorted(books)
                .forEach(bookmark -> rows.add(List.of(
                        bookmark.name(),
                        bookmark.pod() == null ? "template " + bookmark.template() : "data pod " + bookmark.pod(),
                        bookmark.shared() ? "yes" : "no",
                        String.join(", ", bookmark.tags()))));
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
