package io.jenkins.plugins.delphixpipeline.signatures;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.objectweb.asm.Type;

/** Reads the signature of a class, method or field as a class file has it, and writes it as source. */
final class Generics {
    private final String text;
    private final Map<String, String> variables;
    private final Consumer<String> mentioned;
    private int at;

    /**
     * @param variables what stands for the type variables
     * @param mentioned hears of each class, by its internal name
     */
    Generics(String text, Map<String, String> variables, Consumer<String> mentioned) {
        this.text = text;
        this.variables = variables;
        this.mentioned = mentioned;
    }

    static String name(String internal) {
        return internal.replace('/', '.').replace('$', '.');
    }

    boolean hasMore() {
        return at < text.length();
    }

    boolean skip(char expected) {
        boolean there = hasMore() && text.charAt(at) == expected;
        at += there ? 1 : 0;
        return there;
    }

    /** The names of the type parameters, each with its bounds; empty when there are none. */
    List<String> parameters() {
        List<String> all = new ArrayList<>();
        if (!skip('<')) {
            return all;
        }
        while (!skip('>')) {
            String name = until(':');
            List<String> bounds = new ArrayList<>();
            while (skip(':')) {
                if (text.charAt(at) != ':') {
                    bounds.add(type());
                }
            }
            bounds.remove("java.lang.Object");
            all.add(bounds.isEmpty() ? name : name + " extends " + String.join(" & ", bounds));
        }
        return all;
    }

    static String inBrackets(List<String> all) {
        return all.isEmpty() ? "" : "<" + String.join(", ", all) + ">";
    }

    private String until(char end) {
        int from = at;
        at = text.indexOf(end, at);
        return text.substring(from, at);
    }

    String type() {
        char kind = text.charAt(at++);
        switch (kind) {
            case '[':
                return type() + "[]";
            case 'T':
                String variable = until(';');
                at++;
                return variables.getOrDefault(variable, variable);
            case 'L':
                return classType().source();
            default:
                return Type.getType(String.valueOf(kind)).getClassName();
        }
    }

    /** A supertype: its internal name and its arguments. */
    record ClassType(String internal, String source, List<String> arguments) {}

    ClassType supertype() {
        at++;
        return classType();
    }

    private ClassType classType() {
        StringBuilder internal = new StringBuilder();
        StringBuilder source = new StringBuilder();
        List<String> arguments = new ArrayList<>();
        for (char next = text.charAt(at++); next != ';'; next = text.charAt(at++)) {
            if (next == '<') {
                arguments = arguments();
                source.append(inBrackets(arguments));
            } else {
                internal.append(next == '.' ? '$' : next);
                source.append(next);
            }
        }
        mentioned.accept(internal.toString());
        return new ClassType(internal.toString(), name(source.toString()), arguments);
    }

    private List<String> arguments() {
        List<String> all = new ArrayList<>();
        while (!skip('>')) {
            if (skip('*')) {
                all.add("?");
            } else if (skip('+')) {
                all.add("? extends " + type());
            } else if (skip('-')) {
                all.add("? super " + type());
            } else {
                all.add(type());
            }
        }
        return all;
    }
}
