package io.jenkins.plugins.delphixpipeline.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.config.EngineConnection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What the snippet generator writes is the shortest call, is read back as the same step, and comes back from the form. */
@WithJenkins
class SnippetsTest {
    private static JenkinsRule jenkins;

    @BeforeAll
    static void start(JenkinsRule rule) {
        jenkins = rule;
        DelphixConfiguration.get()
                .setConnections(List.of(
                        new EngineConnection("production-engine", "https://engine.example.com"),
                        new EngineConnection("test-engine", "https://test.example.com")));
    }

    @Test
    void snapshot() throws Exception {
        assertAll(snapshots());
    }

    private static Map<String, Step> snapshots() {
        return new Calls<>(() -> new SnapshotStep("Patients Prod"))
                .call("delphixSnapshot 'Patients Prod'", step -> {})
                .call(
                        "delphixSnapshot connection: 'test-engine', dataset: 'Patients Prod'",
                        step -> step.setConnection("test-engine"))
                .call(
                        "delphixSnapshot dataset: 'Patients Prod', resultVariable: 'PROD', "
                                + "syncParameters: '{\"loadFromBackup\": true}'",
                        step -> {
                            step.setResultVariable("PROD");
                            step.setSyncParameters("{\"loadFromBackup\": true}");
                        })
                .steps();
    }

    @Test
    void refresh() throws Exception {
        assertAll(refreshes());
    }

    private static Map<String, Step> refreshes() {
        return new Calls<>(() -> new RefreshStep("QA/Patients"))
                .call("delphixRefresh 'QA/Patients'", step -> {})
                .call("delphixRefresh point: 'LATEST_POINT', vdb: 'QA/Patients'", step -> step.setPoint("LATEST_POINT"))
                .call(
                        "delphixRefresh snapshot: '@2026-03-01', vdb: 'QA/Patients'",
                        step -> step.setSnapshot("@2026-03-01"))
                .call(
                        "delphixRefresh timestamp: '2026-03-01T06:00:00Z', vdb: 'QA/Patients'",
                        step -> step.setTimestamp("2026-03-01T06:00:00Z"))
                .call("delphixRefresh bookmark: 'release 4', vdb: 'QA/Patients'", step -> step.setBookmark("release 4"))
                .call("delphixRefresh allowUnmasked: true, vdb: 'QA/Patients'", step -> step.setAllowUnmasked(true))
                .steps();
    }

    @Test
    void refreshMasked() throws Exception {
        assertAll(maskedRefreshes());
    }

    private static Map<String, Step> maskedRefreshes() {
        return new Calls<>(() -> new RefreshMaskedStep("Patients Masked Master"))
                .call("delphixRefreshMasked 'Patients Masked Master'", step -> {})
                .call(
                        "delphixRefreshMasked syncFirst: true, vdb: 'Patients Masked Master'",
                        step -> step.setSyncFirst(true))
                .call(
                        "delphixRefreshMasked maskingJob: 'Mask Patients', vdb: 'Patients Masked Master'",
                        step -> step.setMaskingJob("Mask Patients"))
                .call(
                        "delphixRefreshMasked maskingHook: 'mask.sh', point: 'LATEST_POINT', vdb: 'Patients Masked Master'",
                        step -> {
                            step.setMaskingHook("mask.sh");
                            step.setPoint("LATEST_POINT");
                        })
                .call(
                        "delphixRefreshMasked requireMasked: false, vdb: 'Patients Masked Master'",
                        step -> step.setRequireMasked(false))
                .steps();
    }

    @Test
    void provision() throws Exception {
        assertAll(provisions());
    }

    private static Map<String, Step> provisions() {
        return new Calls<>(ProvisionStep::new)
                .call("delphixProvision from: 'Patients Masked Master', vdb: 'QA/Patients'", step -> {
                    step.setVdb("QA/Patients");
                    step.setFrom("Patients Masked Master");
                })
                .call(
                        "delphixProvision environment: 'Linux', from: 'Patients Masked Master', ifExists: 'refresh', "
                                + "maskingJob: 'Mask Patients', parameters: '{\"name\": \"x\"}', "
                                + "repository: '/usr/pgsql', snapshot: '@1', targetGroup: 'QA', vdb: 'Patients'",
                        step -> {
                            step.setVdb("Patients");
                            step.setFrom("Patients Masked Master");
                            step.setIfExists("refresh");
                            step.setTargetGroup("QA");
                            step.setEnvironment("Linux");
                            step.setRepository("/usr/pgsql");
                            step.setMaskingJob("Mask Patients");
                            step.setParameters("{\"name\": \"x\"}");
                            step.setSnapshot("@1");
                        })
                .call("delphixProvision dataPod: 'prep1', template: 'Patients'", step -> {
                    step.setDataPod("prep1");
                    step.setTemplate("Patients");
                })
                .call(
                        "delphixProvision allowUnmasked: true, dataPod: 'prep1', ifExists: 'keep', owners: ['ann', 'bob'], "
                                + "template: 'Patients', vdbs: ['QA/Patients', 'QA/Bills']",
                        step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setVdbs(List.of("QA/Patients", "QA/Bills"));
                            step.setOwners(List.of("ann", "bob"));
                            step.setIfExists("keep");
                            step.setAllowUnmasked(true);
                        })
                .steps();
    }

    @Test
    void bookmark() throws Exception {
        assertAll(bookmarks());
    }

    private static Map<String, Step> bookmarks() {
        return new Calls<>(() -> new BookmarkStep("release 4"))
                .call("delphixBookmark dataPod: 'prep1', name: 'release 4', template: 'Patients'", step -> {
                    step.setDataPod("prep1");
                    step.setTemplate("Patients");
                })
                .call(
                        "delphixBookmark dataPod: 'prep1', description: 'all', expiration: '2027-01-01T00:00:00Z', "
                                + "ifExists: 'update', name: 'release 4', shared: true, tags: ['a', 'b'], "
                                + "template: 'Patients'",
                        step -> {
                            step.setDataPod("prep1");
                            step.setTemplate("Patients");
                            step.setTags(List.of("a", "b"));
                            step.setShared(true);
                            step.setDescription("all");
                            step.setExpiration("2027-01-01T00:00:00Z");
                            step.setIfExists("update");
                        })
                .call("delphixBookmark name: 'release 4', shared: true, tags: ['a'], template: 'Patients'", step -> {
                    step.setTemplate("Patients");
                    step.setTags(List.of("a"));
                    step.setShared(true);
                })
                .call("delphixBookmark name: 'release 4', vdb: 'QA/Patients'", step -> step.setVdb("QA/Patients"))
                .steps();
    }

    @Test
    void withDelphix() throws Exception {
        assertAll(new Calls<>(WithDelphixStep::new)
                .call("withDelphix {\n    // some block\n}", step -> {})
                .call(
                        "withDelphix(connection: 'production-engine') {\n    // some block\n}",
                        step -> step.setConnection("production-engine"))
                .steps());
    }

    @Test
    void aBrokenCallIsStillReadSoThatItsFormCanMendIt() throws Exception {
        new SnippetizerTester(jenkins).assertParseStep(new SnapshotStep(""), "delphixSnapshot ''");
        new SnippetizerTester(jenkins).assertParseStep(new ProvisionStep(), "delphixProvision()");
    }

    @Test
    void listsMayBeWrittenAsOneText() throws Exception {
        BookmarkStep step = new BookmarkStep("release 4");
        step.setTemplate("Patients");
        step.setTags(List.of("a", "b"));
        new SnippetizerTester(jenkins)
                .assertParseStep(step, "delphixBookmark name: 'release 4', tags: 'a, b', template: 'Patients'");
    }

    private void assertAll(Map<String, Step> calls) throws Exception {
        assertThat(calls).isNotEmpty();
        SnippetizerTester snippets = new SnippetizerTester(jenkins);
        StepConfigTester forms = new StepConfigTester(jenkins);
        for (Map.Entry<String, Step> call : calls.entrySet()) {
            Step step = call.getValue();
            snippets.assertRoundTrip(step, call.getKey());
            jenkins.assertEqualDataBoundBeans(step, forms.configRoundTrip(step));
        }
    }

    /** Calls by how they are written. */
    private static final class Calls<S extends Step> {
        private final Supplier<S> make;
        private final Map<String, Step> steps = new LinkedHashMap<>();

        Calls(Supplier<S> make) {
            this.make = make;
        }

        Calls<S> call(String text, Consumer<S> change) {
            S step = make.get();
            change.accept(step);
            steps.put(text, step);
            return this;
        }

        Map<String, Step> steps() {
            return steps;
        }
    }
}
