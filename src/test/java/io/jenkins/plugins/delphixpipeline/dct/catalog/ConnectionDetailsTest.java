package io.jenkins.plugins.delphixpipeline.dct.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.http.Json;
import org.junit.jupiter.api.Test;

/** Toolkits name their parameters as they like, and not all that sounds like a port is one. */
class ConnectionDetailsTest {
    @Test
    void takesAPortThatIsANumber() throws Exception {
        Vdb vdb = Json.reader(Vdb.class)
                .readValue(
                        "{\"fqdn\":\"db1\",\"appdata_source_params\":{\"dataExport\":\"none\",\"postgresPort\":5434}}");

        assertThat(ConnectionDetails.of(vdb)).containsEntry("host", "db1").containsEntry("port", "5434");
    }
}
