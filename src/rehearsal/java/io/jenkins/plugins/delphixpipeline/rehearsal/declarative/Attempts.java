package io.jenkins.plugins.delphixpipeline.rehearsal.declarative;

import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import java.util.List;

/** {@code retry(3)}. */
public final class Attempts {
    private Attempts() {}

    /** One where conditions are given: all that there are ask for a lost agent or controller, and here none is lost. */
    public static int of(Symbol retry) {
        boolean afterAnyFailure = retry.named("conditions")
                .filter(given -> !List.of().equals(given))
                .isEmpty();
        return afterAnyFailure ? Integer.parseInt(retry.text("count", "1")) : 1;
    }
}
