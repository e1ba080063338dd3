package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.codehaus.groovy.ast.expr.MethodCallExpression;

/** What somebody said on the command line that the calls on some lines return, and which of it the file has taken. */
final class Answers {
    private final Map<Integer, String> given;
    private final Set<Integer> taken = new TreeSet<>();

    Answers(Map<Integer, String> given) {
        this.given = new TreeMap<>(given);
    }

    /**
     * What this call returns, if somebody said so; its line counts as taken.
     *
     * @throws NotUnderstoodException when the call would never return that
     */
    Optional<Object> take(MethodCallExpression call) {
        Optional<String> answer = Optional.ofNullable(given.get(call.getLineNumber()));
        answer.ifPresent(said -> taken.add(call.getLineNumber()));
        return answer.map(said -> Answer.of(call, said));
    }

    /** What is wrong with those that nothing asks for: after a change of the file they often stand for another line. */
    Stream<String> refused() {
        return given.entrySet().stream()
                .filter(answer -> !taken.contains(answer.getKey()))
                .map(answer -> "--answer " + answer.getKey() + "=" + answer.getValue()
                        + ": there is no call on this line whose value is used");
    }
}
