package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BuildSaverTest {
    private final BuildSaver saver = new BuildSaver();
    private final Run<?, ?> run = mock(Run.class);
    private final TaskScheduler scheduler = mock(TaskScheduler.class);
    private final List<Runnable> planned = new ArrayList<>();

    @BeforeEach
    void building() {
        when(run.isBuilding()).thenReturn(true);
        doAnswer(call -> planned.add(call.getArgument(1))).when(scheduler).later(any(), any());
    }

    @Test
    void theFirstChangeIsSavedAtOnceAndThoseThatFollowTogether() throws Exception {
        IntStream.range(0, 2_000).forEach(i -> saver.saveSoon(run, scheduler));

        verify(run, times(1)).save();
        verify(scheduler, times(1))
                .later(argThat(pause -> pause.compareTo(Duration.ofSeconds(2)) < 0 && !pause.isNegative()), any());
        planned.remove(0).run();
        verify(run, times(2)).save();
        saver.saveSoon(run, scheduler);
        assertThat(planned).hasSize(1);
    }

    @Test
    void aBuildThatHasEndedMeanwhileIsLeftAlone() throws Exception {
        saver.saveSoon(run, scheduler);
        saver.saveSoon(run, scheduler);
        when(run.isBuilding()).thenReturn(false);

        planned.get(0).run();

        verify(run, times(1)).save();
    }

    @Test
    void whatMustBeOnDiskDoesNotWait() throws Exception {
        saver.saveSoon(run, scheduler);
        saver.save(run);

        verify(run, times(2)).save();
        verify(scheduler, never()).later(any(), any());
    }

    @Test
    void aSaveThatFailsDoesNotHarmTheOperation() throws Exception {
        doThrow(new IOException("disk full")).when(run).save();

        saver.saveSoon(run, scheduler);

        verify(run).save();
    }
}
