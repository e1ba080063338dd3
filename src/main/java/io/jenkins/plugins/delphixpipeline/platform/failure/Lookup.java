package io.jenkins.plugins.delphixpipeline.platform.failure;

import java.util.Optional;
import java.util.function.Supplier;

/** Looks for what need not be there. */
public final class Lookup {
    private Lookup() {}

    /**
     * @return empty when it is not there, under its name or, where that was asked for, under its reference
     * @throws PlatformException for all that does not say that it is not there
     */
    public static <T> Optional<T> ifThere(Supplier<T> lookUp) {
        try {
            return Optional.of(lookUp.get());
        } catch (PlatformException e) {
            if (e.kind() == Problem.Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
