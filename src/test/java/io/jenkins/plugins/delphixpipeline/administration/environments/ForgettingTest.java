package io.jenkins.plugins.delphixpipeline.administration.environments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.when;

import hudson.model.Item;
import hudson.model.Job;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.Binding;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.session.ConnectionRegistry;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jenkins.model.Jenkins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.MockedStatic;
import org.springframework.security.access.AccessDeniedException;

/** "Forget" on the pages of data environments: for one whose back end is gone for good, and whose removal would be tried for ever. */
class ForgettingTest {
    private static final String ID = "environment-1";

    private final Jenkins jenkins = mock(Jenkins.class);
    private final Job<?, ?> job = mock(Job.class);
    private final MockedStatic<Jenkins> statics = mockStatic(Jenkins.class);
    private final EngineConnection connection = new EngineConnection("engine", "https://engine.example.com");
    private EnvironmentDesk desk;

    @BeforeEach
    void oneThatIsToBeRemoved() {
        statics.when(Jenkins::get).thenReturn(jenkins);
        when(jenkins.hasPermission(Jenkins.ADMINISTER)).thenReturn(true);
        desk = new EnvironmentDesk(
                new ConnectionRegistry(() -> List.of(connection), () -> "", new OfflineController(job)),
                Clock.systemUTC());
        EnvironmentRequest request = new EnvironmentRequest(
                ID,
                "engine",
                EnvironmentKind.VDB,
                VdbSpelling.of(EnvironmentKind.VDB, "Patients", false),
                new Origin("clinic/job#1", "7"),
                Lifetime.BUILD,
                AfterFailure.DELETE,
                Set.of(),
                List.of());
        desk.environments().ask(request, user -> false);
        Binding binding = Binding.of("engine", connection.getUrl(), "engine", connection);
        desk.environments().change(ID, now -> now.provisioning(
                        OperationState.start("op", 0).boundTo(binding).awaiting("SYNC", "JOB-1"))
                .ready(
                        Map.of("vdb", "Prep/Patients", ProvideEnvironment.REFERENCE, "REF-1"),
                        null,
                        desk.clock().instant()));
        desk.environments().change(ID, DataEnvironment::toBeRemoved);
        desk.environments().release(ID);
    }

    @AfterEach
    void close() {
        statics.close();
    }

    private EnvironmentTable table() {
        return new EnvironmentTable(desk, each -> true);
    }

    private boolean isForgettable() {
        return table().getRows().get(0).isForgettable();
    }

    private void triedInVain() {
        desk.sweeper().sweep();
        assertThat(desk.environments().find(ID).orElseThrow().removal().trouble())
                .isNotNull();
    }

    @Test
    void whatCouldNotBeRemovedLeavesTheList() {
        triedInVain();
        assertThat(isForgettable()).isTrue();

        table().forget(ID);

        assertThat(desk.environments().all()).isEmpty();
    }

    @Test
    void whatWasNotTriedYetStays() {
        assertThat(isForgettable()).isFalse();

        table().forget(ID);

        assertThat(desk.environments().all()).hasSize(1);
    }

    @Test
    void whatIsBeingTriedStays() {
        triedInVain();
        assertThat(desk.environments().claim(ID)).isTrue();

        table().forget(ID);

        assertThat(desk.environments().all()).hasSize(1);
    }

    /** It may still be there, and only an administrator can see to that. */
    @Test
    void whoOnlyConfiguresTheJobForgetsNothing() {
        triedInVain();
        when(job.hasPermission(Item.CONFIGURE)).thenReturn(true);
        when(jenkins.hasPermission(Jenkins.ADMINISTER)).thenReturn(false);
        doThrow(AccessDeniedException.class).when(jenkins).checkPermission(Jenkins.ADMINISTER);

        assertThat(isForgettable()).isFalse();
        assertThatThrownBy(() -> table().forget(ID)).isInstanceOf(AccessDeniedException.class);
        assertThat(desk.environments().all()).hasSize(1);
    }
}
