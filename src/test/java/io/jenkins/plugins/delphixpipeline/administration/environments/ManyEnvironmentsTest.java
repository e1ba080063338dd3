package io.jenkins.plugins.delphixpipeline.administration.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;

/** The page and the sweep stay quick, and ask nothing of any back end, however many environments there are. */
class ManyEnvironmentsTest {
    private static final int MANY = 1000;

    private static final class Unawaited extends OfflineController {
        Unawaited() {
            super(mock(Job.class));
        }

        @Override
        public boolean awaits(Origin user) {
            return false;
        }
    }

    private final EnvironmentDesk desk = new EnvironmentDesk(
            new ConnectionRegistry(
                    () -> {
                        throw new AssertionError("a connection was asked for");
                    },
                    () -> "",
                    new Unawaited()),
            Clock.systemUTC());

    private void register(int number) {
        Environments all = desk.environments();
        EnvironmentRequest request = new EnvironmentRequest(
                "environment-" + number,
                "engine",
                EnvironmentKind.VDB,
                VdbSpelling.of(EnvironmentKind.VDB, "Patients " + number, false),
                new Origin("clinic/job-" + number + "#1", "7"),
                Lifetime.of(Duration.ofHours(8)),
                AfterFailure.DELETE,
                Set.of(),
                List.of());
        Admission given = all.ask(request, user -> false);
        String id = given.environment().id();
        Map<String, String> told = Map.of("vdb", "Prep/Patients " + number, ProvideEnvironment.REFERENCE, "REF-" + id);
        all.change(id, now -> now.provisioning(OperationState.start("op", 0).awaiting("SYNC", "JOB-1"))
                .ready(told, null, desk.clock().instant()));
        all.release(id);
    }

    /** All that a template reads of one. */
    private static int read(EnvironmentRow row) {
        return List.of(
                        row.getName(),
                        row.getConnection(),
                        row.getBuild(),
                        row.getData(),
                        row.getMasked(),
                        row.getUntil(),
                        String.valueOf(row.getTime()),
                        String.valueOf(row.getBuildUrl()),
                        row.getState(),
                        row.getIcon(),
                        row.isRemovable(),
                        row.isForgettable(),
                        row.isExtensible())
                .toString()
                .length();
    }

    private static Duration time(Runnable what) {
        long begun = System.nanoTime();
        what.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void aThousandAreShownWithinASecond() {
        IntStream.range(0, MANY).forEach(this::register);
        Jenkins jenkins = mock(Jenkins.class);
        when(jenkins.hasPermission(any())).thenReturn(true);
        try (MockedStatic<Jenkins> statics = mockStatic(Jenkins.class)) {
            statics.when(Jenkins::get).thenReturn(jenkins);
            EnvironmentTable table = new EnvironmentTable(desk, each -> true);

            // The machine may be busy with other tests for a while.
            await().pollInSameThread()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> time(() -> assertThat(table.getRows())
                                    .hasSize(MANY)
                                    .allSatisfy(row -> assertThat(read(row)).isPositive())),
                            page -> page.compareTo(Duration.ofSeconds(1)) < 0);
            await().pollInSameThread()
                    .atMost(Duration.ofMinutes(1))
                    .until(
                            () -> time(() -> desk.sweeper().sweep()),
                            sweep -> sweep.compareTo(Duration.ofSeconds(1)) < 0);
        }
        assertThat(desk.environments().all()).extracting(DataEnvironment::until).doesNotContainNull();
    }
}
