package io.jenkins.plugins.delphixpipeline.dct.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose work a mark says something is. */
class OperationTagTest {
    /** Answers may be lost one after the other, and the work of any attempt may be the one that is there. */
    @ParameterizedTest
    @CsvSource({
        "a1.provision, a1.provision, true",
        "a1.provision.2, a1.provision, true",
        "a1.provision.2, a1.provision.1, true",
        "a1.provision.2, a1.provision.2, true",
        "a1.provision.again1.2, a1.provision.again1, true",
        "a1.provision, a1.provision.again1, true",
        "a1.provision.again1, a1.provision, false",
        "a1.provision.2, a2.provision.2, false",
        "a1.provision, a1.provisioning, false",
        "a1.provision, a1.refresh, false"
    })
    void anAttemptIsMarkedForItsSubmission(String submission, String mark, boolean its) {
        List<Tag> tags = List.of(new Tag("owner", submission), OperationTag.of(mark));

        assertThat(OperationTag.isOfAttempt(tags, submission)).isEqualTo(its);
    }
}
