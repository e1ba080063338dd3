package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageStatus;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Stop;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Variables;
import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What a part of the build has around it.
 *
 * @param console where it prints
 * @param stop what can stop it
 * @param status how the stage around it goes
 * @param workspace the current directory
 * @param context what blocks of the plugin's steps give to the steps inside of them
 */
public record Scope(
        Console console,
        Variables variables,
        Stop stop,
        StageStatus status,
        Path workspace,
        Map<Class<?>, Object> context) {

    public Scope with(Console inner) {
        return new Scope(inner, variables, stop, status, workspace, context);
    }

    public Scope with(Variables inner) {
        return new Scope(console, inner, stop, status, workspace, context);
    }

    public Scope with(Stop inner) {
        return new Scope(console, variables, inner, status, workspace, context);
    }

    public Scope with(StageStatus inner) {
        return new Scope(console, variables, stop, inner, workspace, context);
    }

    public Scope in(Path directory) {
        return new Scope(console, variables, stop, status, directory, context);
    }

    public Scope with(Object given) {
        Map<Class<?>, Object> more = new HashMap<>(context);
        more.put(given.getClass(), given);
        return new Scope(console, variables, stop, status, workspace, Map.copyOf(more));
    }

    public Scope indented() {
        return with(console.indented());
    }
}
