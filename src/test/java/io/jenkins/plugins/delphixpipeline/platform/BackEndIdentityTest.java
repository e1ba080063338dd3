package io.jenkins.plugins.delphixpipeline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackEndIdentityTest {
    @ParameterizedTest
    @CsvSource({
        "uuid-1, https://a,      uuid-1, https://b,          true",
        "uuid-1, https://a,      uuid-2, https://a,          false",
        ",       https://a,      uuid-1, https://A:443/,     true",
        ",       https://a,      ,       https://a/,         true",
        ",       http://a:8080,  ,       http://a,           false",
        ",       https://a/one,  ,       https://a/two,      false",
        ",       http://a,       ,       https://a,          false",
    })
    void whatItCallsItselfCountsAndWhereThatIsNotKnownItsAddress(
            String id, String url, String otherId, String otherUrl, boolean same) {
        BackEndIdentity one = BackEndIdentity.of(id, url);
        BackEndIdentity other = BackEndIdentity.of(otherId, otherUrl);

        assertThat(one.isSameAs(other)).isEqualTo(same);
        assertThat(other.isSameAs(one)).isEqualTo(same);
    }
}
