package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a filter expression.
 *
 * @param text without its quotes
 */
record Token(Kind kind, String text) {

    enum Kind {
        WORD,
        TEXT,
        NUMBER,
        DATE,
        SIGN,
        END
    }

    private static final Pattern NEXT = Pattern.compile("\\s*(?:"
            + "(?<date>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:?\\d{2})?)?)"
            + "|(?<number>[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)"
            + "|'(?<single>[^']*)'|\"(?<double>[^\"]*)\""
            + "|(?<word>[A-Za-z_][\\w.]*)"
            + "|(?<sign>[(){}\\[\\],])"
            + ")\\s*");

    static List<Token> of(String expression) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = NEXT.matcher(expression);
        int at = 0;
        while (at < expression.length()) {
            if (!matcher.region(at, expression.length()).lookingAt()) {
                throw new FilterException("Unexpected \"" + expression.charAt(at) + "\" at position " + (at + 1));
            }
            tokens.add(of(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end"));
        return tokens;
    }

    private static Token of(Matcher matcher) {
        if (matcher.group("date") != null) {
            return new Token(Kind.DATE, matcher.group("date"));
        } else if (matcher.group("number") != null) {
            return new Token(Kind.NUMBER, matcher.group("number"));
        } else if (matcher.group("word") != null) {
            return new Token(Kind.WORD, matcher.group("word"));
        } else if (matcher.group("sign") != null) {
            return new Token(Kind.SIGN, matcher.group("sign"));
        }
        String single = matcher.group("single");
        return new Token(Kind.TEXT, single == null ? matcher.group("double") : single);
    }

    /** Whether it is this word, in capitals or not. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }
}
