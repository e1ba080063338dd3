package io.jenkins.plugins.delphixpipeline.simulator.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HttpServerTest {
    /** As an engine does that is started again where another one was. */
    @Test
    void thePortOfAClosedServerIsFreeAtOnce() throws IOException {
        HttpServer first = at(0);
        int port = first.url().getPort();
        first.close();

        assertThatCode(() -> {
                    for (int i = 0; i < 500; i++) {
                        at(port).close();
                    }
                })
                .doesNotThrowAnyException();
    }

    private static HttpServer at(int port) throws IOException {
        return new HttpServer(
                InetAddress.getLoopbackAddress(), port, null, request -> HttpResponse.html(200, ""), Instant::now);
    }
}
