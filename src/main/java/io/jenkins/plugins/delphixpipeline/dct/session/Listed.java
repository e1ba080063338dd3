package io.jenkins.plugins.delphixpipeline.dct.session;

import io.jenkins.plugins.delphixpipeline.dct.wire.ListError;
import java.util.List;

/**
 * What a list tells. DCT API: it is answered like any other when an engine cannot be reached, so what is not in it need not be
 * gone.
 *
 * @param errors why something may be missing; empty where nothing is
 */
public record Listed<T>(List<T> items, List<ListError> errors) {}
