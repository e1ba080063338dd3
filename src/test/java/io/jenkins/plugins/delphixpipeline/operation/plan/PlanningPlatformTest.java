package io.jenkins.plugins.delphixpipeline.operation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.DataHistory;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlanningPlatformTest {
    private final DataPlatform there = mock(DataPlatform.class);

    /** A DCT that is too old to tell, with its engine beside it. */
    @Test
    void whoRemembersADatasetIsAskedInAPlanToo() {
        DataHistory engines = mock(DataHistory.class);
        when(there.identity()).thenReturn(BackEndIdentity.of("uuid-1", "https://dct"));
        when(there.history()).thenReturn(Optional.empty());
        when(there.historyOf("1-DB-2")).thenReturn(Optional.of(engines));
        when(engines.movingJobs("1-DB-2")).thenReturn(List.of("JOB-7"));
        PlanningPlatform planning = new PlanningPlatform(there, new PlannedData());

        DataHistory told = planning.historyOf("1-DB-2").orElseThrow();

        assertThat(told.movingJobs("1-DB-2")).containsExactly("JOB-7");
    }
}
