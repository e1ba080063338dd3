package io.jenkins.plugins.delphixpipeline.accounts;

/**
 * Writes names and texts into statements that take no parameters, as those about accounts do. A quote inside is doubled;
 * that is all there is to escape by the rules of each form.
 */
final class SqlText {
    private SqlText() {}

    /** A name by the SQL standard, as PostgreSQL and Oracle have it. */
    static String quotedName(String name) {
        return '"' + clean(name).replace("\"", "\"\"") + '"';
    }

    /** A name as SQL Server has it whatever its settings are. */
    static String bracketedName(String name) {
        return '[' + clean(name).replace("]", "]]") + ']';
    }

    static String literal(String text) {
        return '\'' + clean(text).replace("'", "''") + '\'';
    }

    private static String clean(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("no database takes a null character");
        }
        return text;
    }
}
