package io.jenkins.plugins.delphixpipeline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.User;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.File;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page of a build that shows what it did to which data, and how that is kept. */
@WithJenkins
class LineagePageTest {
    private static final String HOSTILE = "<script>alert('1')</script>\u202e\"\u0000 \u05d0" + "x".repeat(200);

    private final LineageAction lineage = new LineageAction();
    private JenkinsRule jenkins;
    private FreeStyleProject job;
    private FreeStyleBuild build;

    @BeforeEach
    void start(JenkinsRule rule) throws Exception {
        jenkins = rule;
        job = jenkins.createFreeStyleProject("patients");
        build = jenkins.buildAndAssertSuccess(job);
    }

    private void record(List<LineageEntry> entries) throws Exception {
        entries.forEach(lineage::put);
        build.addAction(lineage);
        build.save();
    }

    @Test
    void aBuildWithTwoThousandOperationsIsSmallAndItsPageIsThereAtOnce() throws Exception {
        record(Entries.pipeline(999));
        assertThat(new File(build.getRootDir(), "build.xml"))
                .satisfies(file -> assertThat(file.length()).isLessThan(1 << 20));
        job.doReload();
        FreeStyleBuild read = job.getBuildByNumber(1);
        assertThat(read.getAction(LineageAction.class).getEntries())
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(lineage.getEntries());

        JenkinsRule.WebClient browser = jenkins.createWebClient().withJavaScriptEnabled(false);
        HtmlPage page = browser.getPage(read, "data-lineage/?page=10");
        assertThat(page.asNormalizedText()).contains("2,000 operations");
        assertThat(page.querySelectorAll(".delphix-lineage tbody tr")).hasSize(200);
        assertThat(page.querySelector(".delphix-lineage [aria-current]").getTextContent())
                .isEqualTo("10");
        URI address = page.getUrl().toURI();
        // Asked again, since other work goes on beside the test.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> timeOfAnswer(address), took -> took.compareTo(Duration.ofSeconds(1)) < 0);
    }

    private static Duration timeOfAnswer(URI page) throws Exception {
        Instant before = Instant.now();
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(HttpURLConnection.HTTP_OK);
        return Duration.between(before, Instant.now());
    }

    @Test
    void hostileNamesAreShownHarmlesslyAndAreStillThereWhenTheBuildIsReadAgain() throws Exception {
        record(List.of(Entries.running(HOSTILE, HOSTILE, HOSTILE, 1)
                .ended(
                        LineageEntry.State.FAILED,
                        1,
                        List.of(HOSTILE),
                        Result.empty().with(HOSTILE, HOSTILE).withFlow(HOSTILE, HOSTILE, HOSTILE + "2"))
                .because(HOSTILE)));
        job.doReload();

        HtmlPage page = jenkins.createWebClient().getPage(job.getBuildByNumber(1), "data-lineage");

        assertThat(page.querySelectorAll(".delphix-lineage script")).isEmpty();
        assertThat(page.querySelectorAll(".delphix-lineage img")).isEmpty();
        assertThat(page.querySelector(".delphix-lineage__subject").getTextContent())
                .startsWith("<script>alert('1')</script>");
        assertThat(page.querySelectorAll(".delphix-picture title")).hasSize(3);
    }

    @Test
    void otherProgramsReadIt() throws Exception {
        record(Entries.pipeline(1));

        JSONObject page =
                jenkins.getJSON(build.getUrl() + "data-lineage/api/json").getJSONObject();
        assertThat(page.getJSONArray("entries").size()).isEqualTo(4);
        JSONObject refresh = page.getJSONArray("entries").getJSONObject(1);
        assertThat(refresh.getString("operation")).isEqualTo("refresh");
        assertThat(refresh.getString("subject")).isEqualTo("Patients Masked Master");
        assertThat(refresh.getString("connection")).isEqualTo("production-engine");
        assertThat(refresh.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(refresh.getLong("startedAt"))
                .isEqualTo(lineage.getEntries().get(1).getStartedAt());
        assertThat(refresh.getLong("durationMillis")).isEqualTo(65_000);
        assertThat(refresh.getJSONArray("jobs").toArray()).containsExactly("JOB-2");
        assertThat(refresh.getJSONArray("flows").getJSONObject(0).getString("via"))
                .isEqualTo(Entries.SNAPSHOT);
        assertThat(refresh.getJSONObject("results").getString("maskingStep")).isEqualTo("Mask Patients");

        assertThat(jenkins.getJSON(build.getUrl() + "api/json?tree=actions[entries[operation,state]]")
                        .getJSONObject()
                        .toString())
                .contains("{\"operation\":\"bookmark\",\"state\":\"SUCCEEDED\"}");
    }

    @Test
    void onlyWhoMayReadTheBuildMayReadIt() throws Exception {
        record(Entries.pipeline(1));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ)
                .everywhere()
                .to("stranger", "reader")
                .grant(Item.READ)
                .onItems(job)
                .to("reader"));

        JenkinsRule.WebClient browser = jenkins.createWebClient();
        assertThat(browser.login("reader").getPage(build, "data-lineage").asNormalizedText())
                .contains("4 operations");
        JenkinsRule.WebClient other = jenkins.createWebClient();
        other.login("stranger");
        for (String page : List.of("", "fragment", "api/json")) {
            other.assertFails(build.getUrl() + "data-lineage/" + page, HttpURLConnection.HTTP_NOT_FOUND);
        }
    }

    /** Jenkins has it as an experiment that each user can choose. */
    @Test
    void inTheNewBuildPageItIsATab() throws Exception {
        record(Entries.pipeline(1));
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User.getOrCreateByIdOrFullName("alice")
                .addProperty(new UserExperimentalFlagsProperty(Map.of("new-build-page.flag", "true")));

        JenkinsRule.WebClient browser =
                jenkins.createWebClient().withJavaScriptEnabled(false).login("alice");

        HtmlPage page = browser.getPage(build, "data-lineage");
        assertThat(page.querySelector(".app-build-tabs").asNormalizedText()).contains("Data lineage");
        assertThat(page.querySelectorAll(".delphix-lineage tbody tr")).hasSize(4);
        assertThat(browser.getPage(build).asNormalizedText()).contains("Data lineage: 4 operations");
    }

    @Test
    void aBuildThatDidNothingToDataHasNoSuchPage() throws Exception {
        jenkins.createWebClient().assertFails(build.getUrl() + "data-lineage/", HttpURLConnection.HTTP_NOT_FOUND);
        assertThat(jenkins.createWebClient().getPage(build).asNormalizedText()).doesNotContain("Data lineage");
    }

    @Test
    void whatALaterVersionHasStoredIsReadAsFarAsItIsUnderstood() throws Exception {
        record(Entries.pipeline(1));
        File file = new File(build.getRootDir(), "build.xml");
        String stored = java.nio.file.Files.readString(file.toPath());
        java.nio.file.Files.writeString(
                file.toPath(),
                stored.replace("<leftOut>0</leftOut>", "<leftOut>7</leftOut><news>x</news>")
                        .replace(";v=refresh;", ";v=refresh;zz=news;"));
        job.doReload();

        Run<?, ?> read = job.getBuildByNumber(1);

        assertThat(read.getAction(LineageAction.class).getEntries()).hasSize(4);
        assertThat(jenkins.createWebClient().getPage(read, "data-lineage").asNormalizedText())
                .contains("11 operations")
                .contains("The 7 oldest operations");
        assertThat(IntStream.range(0, 4).mapToObj(i -> read.getAction(LineageAction.class)
                        .getEntries()
                        .get(i)
                        .getVerb()))
                .containsExactly("snapshot", "refresh", "provision", "bookmark");
    }
}
