package io.jenkins.plugins.delphixpipeline.dct.session;

import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a list tells. DCT API: it is answered like any other when an engine cannot be reached, so what is not in it need not be
 * gone.
 *
 * @param errors why something may be missing; empty where nothing is
 */
public record Listed<T>(List<T> items, List<ListError> errors) {
    public Listed {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /**
     * What is not listed is certainly not there.
     *
     * @param name of what is missed
     * @throws PlatformException {@link Problem#LIST_INCOMPLETE} where there is any error
     */
    public static void requireWhole(String name, Stream<ListError> errors) {
        String reasons = errors.map(ListError::text).distinct().collect(Collectors.joining(" "));
        if (!reasons.isEmpty()) {
            throw new PlatformException(
                    Failure.of(Problem.LIST_INCOMPLETE, name).withDetails(reasons));
        }
    }
}
