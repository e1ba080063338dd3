package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Arguments;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StandIn;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Inputs;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Scope;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Steps that give their blocks variables and directories. */
final class EnvironmentSteps {
    private EnvironmentSteps() {}

    static void addTo(Map<String, JenkinsStep> steps) {
        steps.put("withEnv", EnvironmentSteps::withEnv);
        steps.put("withCredentials", EnvironmentSteps::withCredentials);
        steps.put("dir", EnvironmentSteps::dir);
        steps.put("ws", (call, here) -> here.body(call, here.scope()));
        steps.put("pwd", (call, here) -> here.scope().workspace().toString());
        steps.put("isUnix", (call, here) -> true);
        steps.put("echo", (call, here) -> {
            boolean understood = call.arguments().single().isPresent()
                    || call.arguments().named().keySet().equals(Set.of("message"));
            if (!understood) {
                throw new IllegalArgumentException("echo takes its message and nothing else here");
            }
            call.text("message", "").lines().forEach(here::say);
            return null;
        });
    }

    private static Object withEnv(Symbol call, Here here) throws Exception {
        Map<String, String> more = new LinkedHashMap<>();
        for (String assignment : overrides(call)) {
            int equals = assignment.indexOf('=');
            if (equals > 0) {
                String[] name = assignment.substring(0, equals).split("\\+", 2);
                String value = assignment.substring(equals + 1);
                // PATH+TOOL=bin puts something before what is there.
                String before = more.getOrDefault(
                        name[0], here.scope().variables().get(name[0]).orElse(""));
                boolean joins = name.length > 1 && !before.isEmpty();
                more.put(name[0], joins ? value + File.pathSeparator + before : value);
            }
        }
        return here.body(call, here.scope().with(here.scope().variables().with(more)));
    }

    private static List<String> overrides(Symbol call) {
        Object list = call.argument("overrides").orElse(List.of());
        return Arguments.of(list).texts();
    }

    /** Each variable gets a stand-in; nobody's secret is needed for a rehearsal. */
    private static Object withCredentials(Symbol call, Here here) throws Exception {
        Scope scope = here.scope();
        Map<String, String> more = new LinkedHashMap<>();
        for (Symbol binding : Inputs.symbols(call.argument("bindings").orElse(null))) {
            StandIn standIn = here.build()
                    .secrets()
                    .of(binding.named("credentialsId").map(String::valueOf).orElse(""));
            binding.arguments().named().forEach((parameter, variable) -> {
                String name = String.valueOf(variable);
                if (parameter.equals("usernameVariable")) {
                    more.put(name, standIn.user());
                } else if (parameter.equals("variable") && binding.name().equals("usernameColonPassword")) {
                    more.put(name, standIn.toString());
                } else if (parameter.toLowerCase(Locale.ROOT).endsWith("variable")) {
                    more.put(name, standIn.password());
                }
            });
        }
        here.say("withCredentials: stand-ins for " + more.keySet());
        return here.body(call, scope.with(scope.variables().with(more)));
    }

    private static Object dir(Symbol call, Here here) throws Exception {
        Path directory = Workspace.inside(here, call.text("path", ""));
        create(directory);
        return here.body(call, here.scope().in(directory));
    }

    private static void create(Path directory) throws IOException {
        Files.createDirectories(directory);
    }
}
