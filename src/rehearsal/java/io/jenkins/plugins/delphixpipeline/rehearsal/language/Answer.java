package io.jenkins.plugins.delphixpipeline.rehearsal.language;

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
        return text;
    }

    private static NotUnderstoodException wrong(MethodCallExpression call, String wanted, String text) {
        return NotUnderstoodException.saying("the answer to "
                + NotUnderstoodException.word(call.getMethodAsString(), call.getLineNumber()) + " is " + wanted
                + ", not '"
                + text + "'");
    }
}
