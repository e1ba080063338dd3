package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import io.jenkins.plugins.delphixpipeline.rehearsal.report.Console;

/** What a part of the build has around it: where it prints, what variables it sees, what can stop it. */
record Scope(Console console, Variables variables, Stop stop) {
    Scope with(Console inner) {
        return new Scope(inner, variables, stop);
    }

    Scope with(Variables inner) {
        return new Scope(console, inner, stop);
    }

    Scope with(Stop inner) {
        return new Scope(console, variables, inner);
    }
}
