package io.jenkins.plugins.delphixpipeline.simulator;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The switches that are on; they can be turned while the engine runs. */
public final class Switches {

    private final Set<Switch> on = ConcurrentHashMap.newKeySet();

    public boolean isOn(Switch which) {
        return on.contains(which);
    }

    public Switches turnOn(Switch... which) {
        on.addAll(Set.of(which));
        return this;
    }

    public Switches turnOff(Switch... which) {
        on.removeAll(Set.of(which));
        return this;
    }

    @Override
    public String toString() {
        return on.toString();
    }
}
