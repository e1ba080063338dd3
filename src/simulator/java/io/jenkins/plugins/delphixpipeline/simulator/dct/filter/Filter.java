package io.jenkins.plugins.delphixpipeline.simulator.dct.filter;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a filter expression: NOT binds tightest, then AND, then OR. */
public final class Filter {

    private static final int MOST_IDENTIFIERS = 8;
    private static final int LONGEST_LIST = 100;

    private final List<Token> tokens;
    private final Whitelist whitelist;
    private final Set<String> identifiers = new HashSet<>();
    private int next;

    private Filter(List<Token> tokens, Whitelist whitelist) {
        this.tokens = tokens;
        this.whitelist = whitelist;
    }

    /** @throws FilterException when it is not understood */
    public static Condition parse(String expression, Whitelist whitelist) {
        Filter filter = new Filter(Token.of(expression), whitelist);
        Condition condition = filter.or(null);
        if (filter.peek().kind() != Token.Kind.END) {
            throw new FilterException("Unexpected " + filter.peek().text());
        }
        return condition;
    }

    /** @param array the attribute in whose elements the expression looks; null for the object itself */
    private Condition or(String array) {
        Condition left = and(array);
        while (takeWord("OR")) {
            Condition first = left;
            Condition second = and(array);
            left = object -> first.test(object) || second.test(object);
        }
        return left;
    }

    private Condition and(String array) {
        Condition left = not(array);
        while (takeWord("AND")) {
            Condition first = left;
            Condition second = not(array);
            left = object -> first.test(object) && second.test(object);
        }
        return left;
    }

    private Condition not(String array) {
        if (takeWord("NOT")) {
            Condition denied = not(array);
            return object -> !denied.test(object);
        }
        if (takeSign("(")) {
            Condition inner = or(array);
            require(")");
            return inner;
        }
        return takeWord("SEARCH") ? search() : comparison(array);
    }

    private Condition search() {
        Literal wanted = Literal.of(take(), whitelist);
        if (wanted.isNil()) {
            throw new FilterException("SEARCH needs a text");
        }
        return object ->
                whitelist.attributes().keySet().stream().anyMatch(name -> wanted.isFoundIn(value(object, name)));
    }

    private Condition comparison(String array) {
        String name = identifier(array);
        Token operator = take();
        return switch (operator.kind() == Token.Kind.WORD ? operator.upper() : "") {
            case "EQ" -> equal(name);
            case "NE" -> {
                Condition equal = equal(name);
                yield object -> !equal.test(object);
            }
            case "GT" -> ordered(name, order -> order > 0);
            case "GE" -> ordered(name, order -> order >= 0);
            case "LT" -> ordered(name, order -> order < 0);
            case "LE" -> ordered(name, order -> order <= 0);
            case "IN" -> in(name);
            case "CONTAINS" -> contains(name, array);
            default -> throw new FilterException("Expected an operator after " + name + ", not " + operator.text());
        };
    }

    private String identifier(String array) {
        Token token = take();
        if (token.kind() != Token.Kind.WORD) {
            throw new FilterException("Expected an attribute, not " + token.text());
        }
        String name = token.text();
        boolean known = array == null ? whitelist.has(name) : whitelist.has(array, name);
        if (!known) {
            throw new FilterException("It cannot be filtered by " + (array == null ? "" : array + ".") + name);
        }
        identifiers.add(array == null ? name : array + "." + name);
        if (identifiers.size() > MOST_IDENTIFIERS) {
            throw new FilterException("An expression names at most " + MOST_IDENTIFIERS + " attributes");
        }
        return name;
    }

    private Condition equal(String name) {
        Literal wanted = Literal.of(take(), whitelist);
        return object -> wanted.equalTo(value(object, name));
    }

    private Condition ordered(String name, java.util.function.IntPredicate wanted) {
        Literal bound = Literal.of(take(), whitelist);
        return object -> bound.compare(value(object, name)).filter(wanted::test).isPresent();
    }

    private Condition in(String name) {
        List<Literal> list = list();
        return object -> list.stream().anyMatch(each -> each.equalTo(value(object, name)));
    }

    private Condition contains(String name, String array) {
        if (array == null && takeSign("{")) {
            Condition ofElement = or(name);
            require("}");
            return object -> {
                for (JsonNode element : value(object, name)) {
                    if (ofElement.test(element)) {
                        return true;
                    }
                }
                return false;
            };
        }
        Literal wanted = Literal.of(take(), whitelist);
        return object -> wanted.isPartOf(value(object, name));
    }

    private List<Literal> list() {
        require("[");
        List<Literal> list = new ArrayList<>();
        do {
            list.add(Literal.of(take(), whitelist));
        } while (takeSign(","));
        require("]");
        if (list.size() > LONGEST_LIST) {
            throw new FilterException("A list holds at most " + LONGEST_LIST + " values");
        }
        return list;
    }

    private static JsonNode value(JsonNode object, String name) {
        return name.contains(".") ? object.at("/" + name.replace('.', '/')) : object.path(name);
    }

    private Token peek() {
        return tokens.get(next);
    }

    private Token take() {
        Token token = peek();
        if (token.kind() == Token.Kind.END) {
            throw new FilterException("The expression ends too early");
        }
        next++;
        return token;
    }

    private boolean takeWord(String word) {
        boolean fits = peek().isWord(word);
        next += fits ? 1 : 0;
        return fits;
    }

    private boolean takeSign(String sign) {
        boolean fits = peek().isSign(sign);
        next += fits ? 1 : 0;
        return fits;
    }

    private void require(String sign) {
        if (!takeSign(sign)) {
            throw new FilterException("Expected " + sign + ", not " + peek().text());
        }
    }
}
