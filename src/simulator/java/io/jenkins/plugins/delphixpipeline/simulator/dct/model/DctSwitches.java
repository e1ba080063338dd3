package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The switches that are on; they can be turned while the DCT runs. */
public final class DctSwitches {

    private final Set<DctSwitch> on = ConcurrentHashMap.newKeySet();

    public boolean isOn(DctSwitch which) {
        return on.contains(which);
    }

    public DctSwitches turnOn(DctSwitch... which) {
        on.addAll(Set.of(which));
        return this;
    }

    public DctSwitches turnOff(DctSwitch... which) {
        on.removeAll(Set.of(which));
        return this;
    }

    @Override
    public String toString() {
        return on.toString();
    }
}
