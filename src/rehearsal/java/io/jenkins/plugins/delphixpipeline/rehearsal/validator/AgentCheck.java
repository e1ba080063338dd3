package io.jenkins.plugins.delphixpipeline.rehearsal.validator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.Statement;

/** {@code agent any}, {@code agent { label 'linux' }}. */
final class AgentCheck {
    private static final Set<String> WITHOUT_BLOCK = Set.of("any", "none");
    private static final Map<String, String> DEMANDED = Map.of("node", "label", "docker", "image");

    private final Findings findings;

    AgentCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Word agent) {
        if (agent.block().isEmpty() || !agent.arguments().isEmpty()) {
            checkBare(agent);
            return;
        }
        List<Statement> statements = Statements.of(agent.block().get());
        List<Word> kinds =
                statements.stream().flatMap(each -> Word.of(each).stream()).toList();
        if (kinds.size() != 1 || statements.size() != 1) {
            findings.add(agent, "takes one kind of agent in its block, such as { label 'linux' }");
        } else if (kinds.get(0).block().isEmpty() && kinds.get(0).arguments().size() != 1) {
            findings.add(kinds.get(0), "in agent takes one value or a block");
        } else {
            checkDemanded(kinds.get(0));
        }
    }

    private void checkBare(Word agent) {
        Optional<String> kind = agent.arguments().size() == 1 && agent.block().isEmpty()
                ? word(agent.arguments().get(0))
                : Optional.empty();
        if (kind.filter(WITHOUT_BLOCK::contains).isEmpty()) {
            findings.add(
                    agent,
                    "takes any, none or a block"
                            + kind.map(name -> "; write agent { label '" + name + "' }")
                                    .orElse(""));
        }
    }

    private static Optional<String> word(Expression value) {
        return value instanceof VariableExpression variable
                ? Optional.of(variable.getName())
                : value instanceof ConstantExpression ? Texts.plain(value) : Optional.empty();
    }

    private void checkDemanded(Word kind) {
        String demanded = DEMANDED.get(kind.name());
        if (demanded == null || kind.block().isEmpty()) {
            return;
        }
        boolean given = Statements.of(kind.block().get()).stream()
                .flatMap(each -> Word.of(each).stream())
                .anyMatch(word -> word.name().equals(demanded));
        if (!given) {
            findings.add(kind, "has no " + demanded + ", which Jenkins demands");
        }
    }
}
