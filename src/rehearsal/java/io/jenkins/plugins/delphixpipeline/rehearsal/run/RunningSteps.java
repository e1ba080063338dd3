package io.jenkins.plugins.delphixpipeline.rehearsal.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The steps of the plugin that run now, each with a number of its own. */
public final class RunningSteps {
    private final AtomicInteger last = new AtomicInteger();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    StepNode begin() {
        StepNode node = new StepNode(String.valueOf(last.incrementAndGet()));
        running.add(node.getId());
        return node;
    }

    void end(StepNode node) {
        running.remove(node.getId());
    }

    /** @param node null for none */
    public boolean contains(String node) {
        return node != null && running.contains(node);
    }
}
