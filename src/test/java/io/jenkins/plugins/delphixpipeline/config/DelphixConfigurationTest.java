package io.jenkins.plugins.delphixpipeline.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doNothing;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockConstruction;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import hudson.BulkChange;
import hudson.model.Descriptor;
import java.util.List;
import net.sf.json.JSONObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.stapler.StaplerRequest2;
import org.mockito.MockedConstruction;

class DelphixConfigurationTest {
    private final DelphixConfiguration configuration = spy(new DelphixConfiguration());
    private final StaplerRequest2 request = mock(StaplerRequest2.class);
    private final JSONObject form = new JSONObject();

    @BeforeEach
    void nothingIsWritten() {
        doNothing().when(configuration).save();
        configuration.setConnections(List.of(new FakeConnection("old")));
    }

    @Test
    void theFormReplacesEverythingInOneChange() throws Exception {
        submit(List.of(new FakeConnection("one"), new FakeConnection("two")), "two");
        assertThat(configuration.getConnections())
                .extracting(DelphixConnection::getName)
                .containsExactly("one", "two");
        assertThat(configuration.getDefaultConnection()).isEqualTo("two");
    }

    @Test
    void theLastConnectionCanBeRemoved() throws Exception {
        submit(List.of(), "");
        assertThat(configuration.getConnections()).isEmpty();
    }

    @Test
    void aMistakeIsToldBeforeAnythingIsChanged() {
        assertThatThrownBy(() -> submit(List.of(new FakeConnection("one"), new FakeConnection("one")), ""))
                .isInstanceOfSatisfying(Descriptor.FormException.class, e -> assertThat(e.getFormField())
                        .isEqualTo("name"));
        assertThatThrownBy(() -> submit(List.of(new FakeConnection("one")), "other"))
                .isInstanceOfSatisfying(Descriptor.FormException.class, e -> assertThat(e.getFormField())
                        .isEqualTo("defaultConnection"));
        assertThat(configuration.getConnections())
                .extracting(DelphixConnection::getName)
                .containsExactly("old");
        verify(configuration, never()).setDefaultConnection(any());
    }

    @Test
    void codeIsCheckedLikeTheForm() {
        assertThatThrownBy(() -> configuration.setConnections(List.of(new FakeConnection("one", "nowhere"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://engine.example.com");
        assertThat(configuration.getConnections())
                .extracting(DelphixConnection::getName)
                .containsExactly("old");
    }

    @Test
    void theListIsNotChangedFromOutside() {
        configuration.getConnections().clear();
        assertThat(configuration.getConnections()).hasSize(1);
    }

    private void submit(List<DelphixConnection> wanted, String byDefault) throws Descriptor.FormException {
        form.put("defaultConnection", byDefault);
        when(request.bindJSONToList(eq(DelphixConnection.class), any())).thenReturn(wanted);
        try (MockedConstruction<BulkChange> ignored = mockConstruction(BulkChange.class)) {
            assertThat(configuration.configure(request, form)).isTrue();
        }
    }
}
