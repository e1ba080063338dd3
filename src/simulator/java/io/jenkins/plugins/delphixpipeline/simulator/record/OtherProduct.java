package io.jenkins.plugins.delphixpipeline.simulator.record;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What of Delphix, other than an engine, answers at an address. Nobody is logged in for it. */
final class OtherProduct {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** There, or there for those who are logged in. */
    private static final Set<Integer> THERE = Set.of(200, 401, 403);

    private static final List<String> OF_DCT = List.of("/dct/v3", "/v3");
    private static final String ENGINES = "/management/engines";
    private static final String OF_MASKING = "/masking/api/applications";
    /** Who says of this that it is there says so of everything. */
    private static final String OF_NOBODY = "/nothing-of-this-name/v3";

    private final HttpClient client;
    private final URI address;

    OtherProduct(HttpClient client, URI address) {
        this.client = client;
        this.address = address;
    }

    /** The root of the API of a DCT that answers there; empty when none does. */
    Optional<URI> dct() throws InterruptedException {
        for (String root : OF_DCT) {
            if (has(root + ENGINES)) {
                return has(OF_NOBODY) ? Optional.empty() : Optional.of(address.resolve(root));
            }
        }
        return Optional.empty();
    }

    /** A sentence that says what it is, with the way out; empty when it is none that is known. */
    Optional<String> told() throws InterruptedException {
        if (has(OF_NOBODY)) {
            return Optional.empty();
        }
        return has(OF_MASKING)
                ? Optional.of(
                        "What answers at " + address + " is a Masking Engine, which cannot be recorded. Record the"
                                + " Delphix Engine whose databases it masks: that knows its masking jobs.")
                : Optional.empty();
    }

    private boolean has(String path) throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).build();
        try {
            return THERE.contains(
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        } catch (IOException e) {
            return false;
        }
    }
}
