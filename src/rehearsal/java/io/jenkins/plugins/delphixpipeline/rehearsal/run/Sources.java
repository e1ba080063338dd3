package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.declarative.Pipeline;
import java.util.Map;
import java.util.TreeMap;

/** What a checkout tells of the sources: of Git, as most have them, with a commit that was made up for this rehearsal. */
record Sources(boolean checkedOutByAgents) {
    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    /** An agent of a declarative pipeline checks out by itself, unless its options say otherwise. */
    static Sources of(Pipeline pipeline) {
        return new Sources(pipeline.surroundings().wrappers().stream()
                .noneMatch(option -> option.name().equals("skipDefaultCheckout")
                        && !Boolean.FALSE.equals(option.arguments().single().orElse(true))));
    }

    /** With what the checkout of an agent has told. */
    static Scope inAgent(Scope scope) {
        boolean told = scope.context().get(Sources.class) instanceof Sources sources && sources.checkedOutByAgents();
        return told ? scope.with(scope.variables().with(variables(scope.variables()))) : scope;
    }

    /** What was said with {@code --env} about them comes first. */
    static Map<String, String> variables(Variables given) {
        String branch = given.get("BRANCH_NAME").orElse("origin/main");
        Map<String, String> variables = new TreeMap<>(Map.of(
                "GIT_COMMIT", COMMIT,
                "GIT_BRANCH", branch,
                "GIT_URL", "https://git.example.com/" + given.get("JOB_NAME").orElse("sources") + ".git"));
        given.all().entrySet().stream()
                .filter(each -> each.getKey().startsWith("GIT_"))
                .forEach(each -> variables.put(each.getKey(), each.getValue()));
        return variables;
    }
}
