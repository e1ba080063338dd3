package io.jenkins.plugins.delphixpipeline.operation.automation;

import java.io.Serial;

/** What is wrong in a {@code delphix.yaml}, and where; the sentence about it is made above. */
public final class AutomationFileException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What can be wrong. */
    public enum Mistake {
        /** Not YAML at all, or more of it than a file of this kind can need; the parser's words are the detail. */
        UNREADABLE,
        /** A value that begins with an asterisk, which YAML takes for a reference to something else in the file. */
        BARE_ASTERISK,
        MISSING,
        /** The same where a key stands that may have been meant for it; the detail is that key. */
        MISSPELT,
        EMPTY,
        /** The same key twice in one place. */
        TWICE,
        /** Settings with names are expected here. */
        NO_SETTINGS,
        NO_LIST,
        NO_TEXT,
        /** An entry of a list must have exactly one name. */
        NOT_ONE_NAME,
        /** A pattern of a kind that is not known; the detail is what was written. */
        BRANCH_PATTERN,
        /** The detail is what was written. */
        UNKNOWN_ACTION
    }

    private final Mistake mistake;
    private final String where;
    private final String detail;
    private final int line;
    private final int column;

    /**
     * @param where the path of the setting, such as {@code environments.staging.branch}
     * @param line counted from 1, as is the column; 0 when the place is not known
     */
    public AutomationFileException(Mistake mistake, String where, String detail, int line, int column) {
        super(mistake + " " + where + " at " + line + ":" + column);
        this.mistake = mistake;
        this.where = where;
        this.detail = detail;
        this.line = line;
        this.column = column;
    }

    public Mistake mistake() {
        return mistake;
    }

    public String where() {
        return where;
    }

    public String detail() {
        return detail;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
