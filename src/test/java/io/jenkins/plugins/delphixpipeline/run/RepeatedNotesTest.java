package io.jenkins.plugins.delphixpipeline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.report.BuildRecord;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Several blocks of a build that are alike find the same. */
class RepeatedNotesTest {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private final Run<?, ?> build = build();

    private static Run<?, ?> build() {
        Run<?, ?> run = mock(Run.class);
        Map<Class<?>, Object> actions = new ConcurrentHashMap<>();
        doAnswer(call -> actions.put(call.getArgument(0).getClass(), call.getArgument(0)))
                .when(run)
                .addAction(any());
        when(run.getAction(any())).thenAnswer(call -> actions.get(call.<Class<?>>getArgument(0)));
        return run;
    }

    private OperationReport block(String vdb, Run<?, ?> of) {
        DataOperation operation = mock(DataOperation.class);
        when(operation.subject()).thenReturn(vdb);
        Completion ending = mock(Completion.class);
        when(ending.console()).thenReturn(new PrintStream(console, true, StandardCharsets.UTF_8));
        BuildRecord record = new BuildRecord(of, null, null, null);
        return new OperationReport(ending, operation, OperationState.start(vdb, 0), record, Clock.systemUTC());
    }

    private String said() {
        String said = console.toString(StandardCharsets.UTF_8);
        console.reset();
        return said;
    }

    @Test
    void thatAnyScriptOfAMasterCountsIsSaidOncePerBuild() {
        block("one", build).note(Note.MASKING_BY_ANY_SCRIPT, "Masked/Master", "mask.sh");
        block("two", build).note(Note.MASKING_BY_ANY_SCRIPT, "Masked/Master", "mask.sh");
        assertThat(said()).containsOnlyOnce("Masked/Master");

        block("two", build).note(Note.MASKING_BY_ANY_SCRIPT, "Masked/Other", "mask.sh");
        assertThat(said()).contains("Masked/Other");
        block("one", build()).note(Note.MASKING_BY_ANY_SCRIPT, "Masked/Master", "mask.sh");
        assertThat(said()).contains("Masked/Master");
    }

    @Test
    void whatEachDoesIsSaidByEach() {
        block("one", build).note(Note.REFRESHING_EXISTING, "Prep/Patients");
        block("two", build).note(Note.REFRESHING_EXISTING, "Prep/Patients");

        assertThat(said().split("Prep/Patients", -1)).hasSize(3);
    }
}
