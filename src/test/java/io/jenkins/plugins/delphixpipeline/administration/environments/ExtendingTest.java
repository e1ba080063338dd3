package io.jenkins.plugins.delphixpipeline.administration.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.model.Failure;
import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** "Extend" on the pages of data environments. */
class ExtendingTest {
    private static final Instant NOW = Instant.parse("2030-05-06T07:08:09Z");
    private static final String ID = "environment-1";

    private final Jenkins jenkins = mock(Jenkins.class);
    private final Job<?, ?> job = mock(Job.class);
    private final MockedStatic<Jenkins> statics = mockStatic(Jenkins.class);
    private final OfflineController controller = new OfflineController(job);
    private EngineConnection connection = connection("2d");
    private EnvironmentDesk desk;

    private static EngineConnection connection(String longest) {
        EngineConnection connection = new EngineConnection("engine", "https://engine.example.com");
        connection.setCredentialsId("engine");
        connection.setLongestEnvironmentLifetime(longest);
        return connection;
    }

    @BeforeEach
    void oneThatIsReadyForEightHours() {
        statics.when(Jenkins::get).thenReturn(jenkins);
        when(job.hasPermission(Item.CONFIGURE)).thenReturn(true);
        restart();
        Environments all = desk.environments();
        all.ask(
                new EnvironmentRequest(
                        ID,
                        "engine",
                        EnvironmentKind.VDB,
                        VdbSpelling.of(EnvironmentKind.VDB, "Patients", false),
                        new Origin("clinic/job#1", "7"),
                        Lifetime.of(Duration.ofHours(8)),
                        AfterFailure.DELETE,
                        Set.of(),
                        List.of()),
                user -> false);
        Binding binding = Binding.of("engine", connection.getUrl(), "engine", connection);
        all.change(ID, now -> now.provisioning(
                        OperationState.start("op", 0).boundTo(binding).awaiting("SYNC", "JOB-1"))
                .ready(Map.of("vdb", "Prep/Patients", ProvideEnvironment.REFERENCE, "REF-1"), null, NOW));
        all.release(ID);
    }

    @AfterEach
    void close() {
        statics.close();
    }

    private void restart() {
        desk = new EnvironmentDesk(
                new ConnectionRegistry(() -> List.of(connection), () -> "", controller),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private EnvironmentTable table() {
        return new EnvironmentTable(desk, each -> true);
    }

    private Duration left() {
        return Duration.between(NOW, desk.environments().find(ID).orElseThrow().until());
    }

    @ParameterizedTest
    @CsvSource({"2h,10", "1 day,32", "2d,48"})
    void itEndsSoMuchLaterAndNoLaterThanTheConnectionAllows(String time, int hours) {
        table().extend(ID, time);

        assertThat(left()).hasHours(hours);
    }

    /** Not by the one of the day on which it was made. */
    @ParameterizedTest
    @CsvSource({"9h,9", "7d,168", "1h,8", "'',176"})
    void theLimitIsTheOneOfToday(String longest, int hours) {
        connection = connection(longest);
        restart();

        table().extend(ID, "7d");

        assertThat(left()).hasHours(hours);
    }

    @Test
    void theNewEndOutlastsTheController() {
        table().extend(ID, "2h");
        restart();

        assertThat(left()).hasHours(10);
    }

    @Test
    void whoMayNotConfigureTheJobExtendsNothing() {
        when(job.hasPermission(Item.CONFIGURE)).thenReturn(false);
        doThrow(AccessDeniedException.class).when(jenkins).checkPermission(Jenkins.ADMINISTER);

        assertThatThrownBy(() -> table().extend(ID, "2h")).isInstanceOf(AccessDeniedException.class);

        assertThat(left()).hasHours(8);
        assertThat(table().getRows()).singleElement().satisfies(row -> assertThat(row.isExtensible())
                .isFalse());
    }

    @Test
    void whoAdministersMayExtendWhatIsOfAnyJob() {
        when(job.hasPermission(any())).thenReturn(false);
        when(jenkins.hasPermission(Jenkins.ADMINISTER)).thenReturn(true);

        table().extend(ID, "2h");

        assertThat(left()).hasHours(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8", "soon", "0h", "2 days ago"})
    void whatIsNoTimeIsToldAndChangesNothing(String time) {
        assertThatThrownBy(() -> table().extend(ID, time)).isInstanceOf(Failure.class);

        assertThat(left()).hasHours(8);
    }

    /** It was doomed before anybody pressed the button. */
    @Test
    void whatIsToBeRemovedGoesAllTheSame() {
        desk.environments().change(ID, DataEnvironment::toBeRemoved);

        table().extend(ID, "2h");

        assertThat(left()).hasHours(8);
        assertThat(table().getRows()).singleElement().satisfies(row -> assertThat(row.isExtensible())
                .isFalse());
    }
}
