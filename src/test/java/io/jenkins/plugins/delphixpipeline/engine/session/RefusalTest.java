package io.jenkins.plugins.delphixpipeline.engine.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTest {
    private static Failure failure(int status, String error) throws IOException {
        JsonNode node = Json.reader(JsonNode.class).readValue(error.replace('\'', '"'));
        return Refusal.of(new Envelope<>(null, null, null, status, node), "X-1").failure();
    }

    @ParameterizedTest
    @CsvSource({
        "200, exception.some.reason, REFUSED_BY_PLATFORM",
        "500, exception.some.reason, REFUSED_BY_PLATFORM",
        "200, exception.executor.object.missing, OBJECT_GONE",
        "404, exception.some.reason, OBJECT_GONE",
        "403, exception.some.reason, NOT_PERMITTED",
        "401, exception.webservices.login.failed, LOGIN_REFUSED",
        "200, exception.webservices.session.invalid.version, VERSION_UNSUPPORTED"
    })
    void problemFollowsStatusAndId(int status, String id, Problem problem) throws IOException {
        Failure failure = failure(status, "{'id':'" + id + "','details':'Why.','action':'Do this.'}");

        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.subject()).isEqualTo("X-1");
        assertThat(failure.details()).isEqualTo("Why.");
        assertThat(failure.suggestion()).isEqualTo("Do this.");
    }

    @Test
    void nestedDetailsNameEachMember() throws IOException {
        Failure failure = failure(
                200,
                "{'details':{'source':{'mountBase':{'type':'APIError',"
                        + "'details':'This field is required.'}},'name':{'type':'APIError','details':'Too long.'}}}");

        assertThat(failure.details()).isEqualTo("source.mountBase: This field is required.; name: Too long.");
        assertThat(failure.suggestion()).isNull();
    }

    @Test
    void outputOfACommandIsAddedAndItsAbsenceIsNot() throws IOException {
        assertThat(failure(200, "{'details':'It failed.','commandOutput':'exit 1\\n'}")
                        .details())
                .isEqualTo("It failed. (exit 1)");
        assertThat(failure(200, "{'details':'It failed.','commandOutput':null,'action':null}")
                        .details())
                .isEqualTo("It failed.");
        assertThat(failure(200, "{'id':'exception.x'}").details()).isEqualTo("exception.x");
    }
}
