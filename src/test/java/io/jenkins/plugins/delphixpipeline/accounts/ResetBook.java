package io.jenkins.plugins.delphixpipeline.accounts;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what a resetter said. */
final class ResetBook implements ResetLog {
    final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void changed(AccountOutcome outcome) {
        lines.add(outcome.toString());
    }

    @Override
    public void rolledBack() {
        lines.add("rolled back");
    }

    @Override
    public void brokenOff(String user) {
        lines.add("broken off at " + user);
    }
}
