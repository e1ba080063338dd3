package io.jenkins.plugins.delphixpipeline.simulator.dct;

import io.jenkins.plugins.delphixpipeline.simulator.dct.inventory.Located;
import io.jenkins.plugins.delphixpipeline.simulator.dct.state.DctState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** Finds datasets by the names that tests use. */
final class Names {

    private final DctState state;

    Names(DctState state) {
        this.state = state;
    }

    /** @param engine null for the first engine that has it */
    Located dataset(String engine, String name) {
        return all(engine, name).findFirst().orElseThrow(() -> new NoSuchElementException("no dataset " + name));
    }

    boolean has(String name) {
        return all(null, name).findFirst().isPresent();
    }

    private Stream<Located> all(String engine, String name) {
        return state.inventory()
                .all(Kind.DATABASE)
                .filter(dataset -> engine == null || dataset.engine().name().equals(engine))
                .filter(dataset -> name.equals(
                        dataset.linked(Kind.GROUP, "group").map(Located::name).orElse("") + "/" + dataset.name()));
    }
}
