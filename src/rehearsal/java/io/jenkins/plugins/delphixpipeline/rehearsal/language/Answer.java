package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Documents;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What somebody said on the command line that a call returns: a text would count as true, whatever it says. */
final class Answer {
    private static final Set<String> YES_OR_NO = Set.of("fileExists", "isUnix");

    private Answer() {}

    /** As the step would return it. */
    static Object of(MethodCallExpression call, String text) {
        String name = call.getMethodAsString();
        if (YES_OR_NO.contains(name)) {
            return Optional.of(text)
                    .filter(said -> said.matches("true|false"))
                    .map(Boolean::valueOf)
                    .orElseThrow(() -> wrong(call, "true or false", text));
        }
        if (call.getArguments().getText().matches("(?s).*returnStatus:true.*")) {
            try {
                return Integer.valueOf(text.strip());
            } catch (NumberFormatException e) {
                throw wrong(call, "a whole number", text);
            }
        }
        if (Documents.READ_BY.contains(name)) {
            requireDocument(call, name, text);
        }
        return text;
    }

    /** It is read when the call is reached. */
    private static void requireDocument(MethodCallExpression call, String name, String text) {
        try {
            Documents.read(name, text);
        } catch (IllegalArgumentException e) {
            throw wrong(call, name.substring("read".length()), text);
        }
    }

    private static NotUnderstoodException wrong(MethodCallExpression call, String wanted, String text) {
        return NotUnderstoodException.saying("the answer to "
                + NotUnderstoodException.word(call.getMethodAsString(), call.getLineNumber()) + " is " + wanted
                + ", not '"
                + text + "'");
    }
}
