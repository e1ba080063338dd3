package io.jenkins.plugins.delphixpipeline.steps;

import static io.jenkins.plugins.delphixpipeline.platform.failure.Problem.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.Switch;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import io.jenkins.plugins.delphixpipeline.steps.bookmark.BookmarkStep;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHook;
import io.jenkins.plugins.delphixpipeline.steps.hooks.VdbHookLists;
import io.jenkins.plugins.delphixpipeline.steps.pod.DataPodStep;
import io.jenkins.plugins.delphixpipeline.steps.provision.ProvisionStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshMaskedStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.RefreshStep;
import io.jenkins.plugins.delphixpipeline.steps.refresh.SnapshotStep;
import io.jenkins.plugins.delphixpipeline.steps.vdb.VdbStep;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * What somebody reads who did not watch, one row for each thing that goes wrong, through the real step: what was tried on what
 * and where, what is wrong in the engine's own words, and what to do next.
 */
class ErrorsForPeopleTest {
    private static final String MASTER = "Patients Masked Master";
    private static final String MASTER_PATH = "Masked/" + MASTER;
    private static final String PROD = "Patients Prod";
    private static final String SNAPSHOT = "snapshot of \"Patients Prod\"";
    private static final String REFRESH = "refresh of \"Patients Masked Master\"";
    private static final String POD = "provision of \"prep1\"";
    private static final String[] ENGINES_WORDS = {"The storage pool is full.", "Add storage to the engine."};
    private static final ResourceBundleHolder TEXTS =
            ResourceBundleHolder.get(io.jenkins.plugins.delphixpipeline.config.Messages.class);

    /** Sets the trouble up and says what is tried. */
    private interface Trouble {
        Step in(TroubleLab lab) throws Exception;
    }

    /**
     * One kind of trouble.
     *
     * @param asked what was tried, on what
     * @param parts what else has to be said, above all the engine's own words
     */
    private record Row(String name, Problem problem, String asked, Trouble trouble, List<String> parts) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Row row(String name, Problem problem, String asked, Trouble trouble, String... parts) {
        return new Row(name, problem, asked, trouble, Arrays.asList(parts));
    }

    static Stream<Row> rows() {
        return Stream.of(
                        whatTheEngineAnswers(),
                        whatANetworkDoes(),
                        whatANameIs(),
                        whatAStateForbids(),
                        whatBranchesAndHooksForbid(),
                        whatBecomesOfJobs())
                .flatMap(rows -> rows);
    }

    private static Row refused(String name, int status, String id, Problem problem) {
        return row(
                name,
                problem,
                SNAPSHOT,
                lab -> {
                    lab.refusing("POST", "/database/.*/sync", status, id);
                    return new SnapshotStep(PROD);
                },
                ENGINES_WORDS);
    }

    private static Stream<Row> whatTheEngineAnswers() {
        return Stream.of(
                refused("an error with status 200", 200, "exception.storage", REFUSED_BY_PLATFORM),
                refused("an error with status 500", 500, "exception.storage", REFUSED_BY_PLATFORM),
                refused("an object that is gone", 404, "exception.executor.object.missing", OBJECT_GONE),
                refused("a permission that is missing", 403, "exception.permission", NOT_PERMITTED),
                row(
                        "a login that is refused",
                        LOGIN_REFUSED,
                        SNAPSHOT,
                        lab -> {
                            lab.stage.login("somebody", "wrong");
                            return new SnapshotStep(PROD);
                        },
                        "127.0.0.1",
                        "\"somebody\"",
                        "Invalid username or password"),
                row(
                        "a version that is too old",
                        VERSION_UNSUPPORTED,
                        SNAPSHOT,
                        lab -> {
                            lab.replace(TroubleLab.builder().apiVersion("1.6.0"));
                            return new SnapshotStep(PROD);
                        },
                        "API 1.6.0"),
                row(
                        "a connection of another kind",
                        KIND_UNSUPPORTED,
                        SNAPSHOT,
                        lab -> {
                            lab.becomeAMaskingEngine();
                            return new SnapshotStep(PROD);
                        },
                        "Masking Engine"),
                row(
                        "a parameter that the kind of database does not have",
                        PARAMETER_REFUSED,
                        "provision of \"New\"",
                        lab -> {
                            ProvisionStep step = vdb("New", null);
                            step.setParameters("{\"adminPassword\": \"x\"}");
                            return step;
                        },
                        "adminPassword"));
    }

    private static Row answered(String name, Problem problem, HttpResponse answer, String... parts) {
        return row(
                name,
                problem,
                SNAPSHOT,
                lab -> {
                    lab.failing("GET", "/database", (request, handling) -> answer);
                    return new SnapshotStep(PROD);
                },
                parts);
    }

    private static Stream<Row> whatANetworkDoes() {
        return Stream.of(
                answered("502", HOST_UNREACHABLE, HttpResponse.html(502, "Bad Gateway"), "127.0.0.1", "502"),
                answered("503", HOST_UNREACHABLE, HttpResponse.html(503, "Engine is booting up"), "booting up"),
                answered("500 of a proxy", HOST_UNREACHABLE, HttpResponse.html(500, "Oops"), "500"),
                answered("429", HOST_UNREACHABLE, HttpResponse.html(429, "Slow down"), "429"),
                answered("a page to log in", ANSWER_UNREADABLE, HttpResponse.html(200, "Please sign in"), "127.0.0.1"),
                answered("a redirect", ANSWER_UNREADABLE, HttpResponse.html(302, "Moved"), "302"),
                answered("403 of a filter", ANSWER_UNREADABLE, HttpResponse.html(403, "Use the login first"), "403"),
                row(
                        "403 of the engine itself",
                        NOT_PERMITTED,
                        SNAPSHOT,
                        lab -> {
                            lab.refusing("GET", "/database", 403, "exception.not.permitted");
                            return new SnapshotStep(PROD);
                        },
                        "The storage pool is full."),
                row(
                        "a host that is not there",
                        HOST_UNREACHABLE,
                        SNAPSHOT,
                        lab -> {
                            lab.at(nowhere());
                            return new SnapshotStep(PROD);
                        },
                        "127.0.0.1",
                        "no connection"),
                row(
                        "a certificate that nobody trusts",
                        CERTIFICATE_SELF_SIGNED,
                        SNAPSHOT,
                        lab -> {
                            HeldCertificate own = new HeldCertificate.Builder()
                                    .addSubjectAlternativeName("127.0.0.1")
                                    .build();
                            lab.replace(TroubleLab.builder()
                                    .https(new HandshakeCertificates.Builder()
                                            .heldCertificate(own)
                                            .build()
                                            .sslContext()));
                            return new SnapshotStep(PROD);
                        },
                        "https://127.0.0.1"));
    }

    private static URI nowhere() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
    }

    private static Stream<Row> whatANameIs() {
        return Stream.of(
                row(
                        "an unknown dataset",
                        DATASET_UNKNOWN,
                        "snapshot of \"Patient Prod\"",
                        lab -> new SnapshotStep("Patient Prod"),
                        "\"Production/Patients Prod\""),
                row(
                        "an ambiguous name",
                        NAME_AMBIGUOUS,
                        REFRESH,
                        lab -> {
                            lab.engine.world().addVdb("Prep", MASTER, MASTER_PATH);
                            return new RefreshMaskedStep(MASTER);
                        },
                        "\"Prep/" + MASTER + "\""),
                row(
                        "an unknown snapshot",
                        SNAPSHOT_UNKNOWN,
                        REFRESH,
                        lab -> {
                            RefreshMaskedStep step = new RefreshMaskedStep(MASTER);
                            step.setSnapshot("@1999");
                            return step;
                        },
                        "\"@1999\""),
                row("an unknown template", TEMPLATE_UNKNOWN, POD, lab -> pod("prep1", "Patientes"), "\"Patients\""),
                row(
                        "an unknown data pod",
                        POD_UNKNOWN,
                        "start of \"prep77\"",
                        lab -> podAction("prep77", "start"),
                        "\"prep7\""),
                row(
                        "an unknown bookmark",
                        BOOKMARK_UNKNOWN,
                        "restore of \"prep1\"",
                        lab -> {
                            DataPodStep step = podAction("prep1", "restore");
                            step.setBookmark("never");
                            return step;
                        },
                        "\"never\""),
                row("an unknown group", GROUP_UNKNOWN, "provision of \"Nowhere/New\"", lab -> vdb("Nowhere/New", null)),
                row(
                        "an unknown group to list",
                        GROUP_UNKNOWN,
                        "list of \"datasets\"",
                        lab -> {
                            ListStep step = new ListStep("datasets");
                            step.setGroup("Nowhere");
                            return step;
                        },
                        "\"Nowhere\"",
                        "\"Prep\""),
                row(
                        "an unknown environment",
                        ENVIRONMENT_UNKNOWN,
                        "provision of \"New\"",
                        lab -> vdb("New", "elsewhere"),
                        "elsewhere"),
                row(
                        "a masking job of another dataset",
                        MASKING_JOB_OF_OTHER,
                        "provision of \"New\"",
                        lab -> {
                            ProvisionStep step = vdb("New", null);
                            step.setMaskingJob("Mask Patients");
                            return step;
                        },
                        "\"Mask Patients\"",
                        "\"Production/Patients Prod\"",
                        "Leave maskingJob out"),
                row(
                        "an unknown masking job",
                        MASKING_JOB_UNKNOWN,
                        "provision of \"New\"",
                        lab -> {
                            ProvisionStep step = vdb("New", null);
                            step.setMaskingJob("Mask Nobody");
                            return step;
                        },
                        "\"Mask Nobody\""));
    }

    private static ProvisionStep pod(String name, String template) {
        ProvisionStep step = new ProvisionStep();
        step.setDataPod(name);
        step.setTemplate(template);
        return step;
    }

    private static ProvisionStep vdb(String name, String environment) {
        ProvisionStep step = new ProvisionStep();
        step.setVdb(name);
        step.setFrom(MASTER);
        step.setEnvironment(environment);
        return step;
    }

    private static DataPodStep podAction(String pod, String action) {
        DataPodStep step = new DataPodStep(action, "Patients");
        step.setDataPod(pod);
        step.setRecover(false);
        return step;
    }

    private static Stream<Row> whatAStateForbids() {
        return Stream.of(
                row("a dSource where a VDB is needed", NOT_A_VDB, "refresh of \"Patients Prod\"", lab -> {
                    RefreshStep step = new RefreshStep(PROD);
                    step.setAllowUnmasked(true);
                    return step;
                }),
                row(
                        "no flag",
                        NOT_FLAGGED_MASKED,
                        REFRESH,
                        lab -> {
                            lab.engine.world().setMasked(MASTER_PATH, false);
                            return new RefreshMaskedStep(MASTER);
                        },
                        "Nothing was touched"),
                row(
                        "no masking step",
                        NO_MASKING_STEP,
                        REFRESH,
                        lab -> {
                            lab.engine.world().setHooks(MASTER_PATH, "configureClone", World.scriptHook("warm up"));
                            return new RefreshMaskedStep(MASTER);
                        },
                        "warm up"),
                row(
                        "another masking step",
                        OTHER_MASKING_STEP,
                        REFRESH,
                        lab -> {
                            RefreshMaskedStep step = new RefreshMaskedStep(MASTER);
                            step.setMaskingJob("Mask Staff");
                            return step;
                        },
                        "Mask Staff",
                        "Mask Patients"),
                row(
                        "unmasked data",
                        UNMASKED_DATA,
                        "refresh of \"Billing Dev\"",
                        lab -> new RefreshStep("Billing Dev"),
                        "allowUnmasked: true"),
                row("a VDB that is there", VDB_EXISTS, "provision of \"" + MASTER + "\"", lab -> {
                    ProvisionStep step = new ProvisionStep();
                    step.setVdb(MASTER);
                    step.setFrom(PROD);
                    step.setAllowUnmasked(true);
                    return step;
                }),
                row("a pod that is there", POD_EXISTS, POD, lab -> {
                    ProvisionStep step = pod("prep1", "Patients");
                    step.setIfExists("fail");
                    return step;
                }),
                row("a bookmark that is there", BOOKMARK_EXISTS, "bookmark of \"release\"", lab -> {
                    lab.stage.run(bookmark("release"));
                    return bookmark("release");
                }),
                row("a pod that is inconsistent", POD_INCONSISTENT, "reset of \"prep1\"", lab -> {
                    lab.engine.world().setPodState("prep1", "INCONSISTENT");
                    return podAction("prep1", "reset");
                }),
                row(
                        "a target that stays busy",
                        TARGET_BUSY,
                        SNAPSHOT,
                        lab -> {
                            lab.engine.world().setJobDuration(Duration.ofMinutes(5));
                            lab.engine
                                    .world()
                                    .as(SimulatedEngine.USER)
                                    .post(
                                            "/database/"
                                                    + lab.engine
                                                            .books()
                                                            .dataset("Production/" + PROD)
                                                            .reference() + "/sync",
                                            null);
                            lab.stage.connections.get(0).setBusyMinutes(0);
                            return new SnapshotStep(PROD);
                        },
                        "JOB-"));
    }

    private static DataPodStep branch(String action, String name) {
        DataPodStep step = podAction("prep1", action);
        step.setBranch(name);
        return step;
    }

    private static VdbStep hooks(String vdb, VdbHook... configureClone) {
        VdbHookLists lists = new VdbHookLists();
        lists.setConfigureClone(List.of(configureClone));
        VdbStep step = new VdbStep(vdb, "setHooks");
        step.setHooks(lists);
        return step;
    }

    private static Stream<Row> whatBranchesAndHooksForbid() {
        return Stream.of(
                row(
                        "a branch that is not there",
                        BRANCH_UNKNOWN,
                        "activate branch of \"prep1/feature\"",
                        lab -> branch("activateBranch", "feature"),
                        "\"feature\""),
                row(
                        "a branch that is there",
                        BRANCH_EXISTS,
                        "create branch of \"prep1/feature\"",
                        lab -> {
                            lab.stage.run(branch("createBranch", "feature"));
                            return branch("createBranch", "feature");
                        },
                        "\"feature\"",
                        "\"prep1\""),
                row(
                        "a branch that is worked on",
                        BRANCH_ACTIVE,
                        "delete branch of \"prep1/feature\"",
                        lab -> {
                            lab.stage.run(branch("createBranch", "feature"));
                            return branch("deleteBranch", "feature");
                        },
                        "\"prep1\""),
                row(
                        "a bookmark of a branch that is not there",
                        BRANCH_UNKNOWN,
                        "bookmark of \"release\"",
                        lab -> {
                            BookmarkStep step = bookmark("release");
                            step.setBranch("feature");
                            return step;
                        },
                        "\"feature\""),
                row(
                        "a hook template that is not there",
                        HOOK_TEMPLATE_UNKNOWN,
                        "hooks of \"Patients prep1\"",
                        lab -> {
                            VdbHook hook = new VdbHook();
                            hook.setTemplate("Clean");
                            return hooks("Patients prep1", hook);
                        },
                        "\"Clean\"",
                        "Clean up"),
                row(
                        "hooks without the script that masks",
                        MASKING_STEP_LEFT_OUT,
                        "hooks of \"" + MASTER + "\"",
                        lab -> {
                            lab.engine.world().setHooks(MASTER_PATH, "configureClone", World.scriptHook("mask.sh"));
                            return hooks(MASTER);
                        },
                        "mask.sh",
                        "allowUnmasked: true"));
    }

    private static BookmarkStep bookmark(String name) {
        BookmarkStep step = new BookmarkStep(name);
        step.setDataPod("prep1");
        step.setTemplate("Patients");
        return step;
    }

    private static Stream<Row> whatBecomesOfJobs() {
        return Stream.of(
                row(
                        "a job that fails",
                        JOB_FAILED,
                        SNAPSHOT,
                        lab -> {
                            lab.engine.faults().failJob("DB_SYNC", "The backup server does not answer.");
                            return new SnapshotStep(PROD);
                        },
                        "The backup server does not answer.",
                        "JOB-"),
                row(
                        "a job that fails without an error event",
                        JOB_FAILED,
                        SNAPSHOT,
                        lab -> {
                            lab.replace(TroubleLab.builder().switches(Switch.FAILED_JOB_WITHOUT_ERROR_EVENT));
                            lab.engine.faults().failJob("DB_SYNC", "The backup server does not answer.");
                            return new SnapshotStep(PROD);
                        },
                        "The backup server does not answer.",
                        "JOB-"),
                row(
                        "a masking that fails",
                        JOB_FAILED,
                        REFRESH,
                        lab -> {
                            lab.engine.faults().failMasking();
                            return new RefreshMaskedStep(MASTER);
                        },
                        "Mask Patients",
                        "JOB-"),
                row(
                        "a masking that somebody took away meanwhile",
                        UNPROVEN,
                        REFRESH,
                        lab -> {
                            lab.engine.world().onNewData(MASTER_PATH, () -> lab.engine
                                    .world()
                                    .setMasked(MASTER_PATH, false));
                            return new RefreshMaskedStep(MASTER);
                        },
                        "JOB-"),
                row(
                        "a job that somebody cancels",
                        JOB_CANCELED,
                        SNAPSHOT,
                        lab -> {
                            lab.engine.world().setJobDuration(Duration.ofMinutes(5));
                            lab.cancelTheFirstJob();
                            return new SnapshotStep(PROD);
                        },
                        "JOB-"),
                row("an answer that is lost for good", OUTCOME_UNKNOWN, "undo of \"prep1\"", lab -> {
                    lab.stage.run(podAction("prep1", "refresh"));
                    lab.engine.switches().turnOn(Switch.NO_USER_AGENT);
                    lab.engine.faults().on("POST", "/undo$").dropBefore();
                    lab.stage.connections.get(0).setReadTimeoutSeconds(1);
                    return podAction("prep1", "undo");
                }));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void itSaysWhatWasTriedWhatIsWrongAndWhatToDo(Row row) throws Exception {
        try (TroubleLab lab = new TroubleLab()) {
            String message = lab.stage.failure(row.trouble().in(lab));
            assertThat(message.lines().findFirst())
                    .hasValue("Failed: " + row.asked() + " on connection \"production-engine\".");
            row.parts().forEach(part -> assertThat(message).contains(part));
            assertThat(message).contains("What to do: ");
            assertThat(remedies(row.problem())).anyMatch(message::contains);
            assertThat(message)
                    .doesNotContain(
                            "Exception", "\tat ", "{", "null", row.problem().name(), "<html", "..");
            assertThat(message.lines()).as("one screenful").hasSizeLessThan(6);
            assertThat(message).hasSizeLessThan(1000);
        }
    }

    /**
     * In the words for an engine where there are such, and with its name where it is known by then; what the engine suggests may
     * take their place.
     */
    private static Stream<String> remedies(Problem problem) {
        ResourceBundle texts = TEXTS.get(Locale.getDefault());
        String remedy = "Failure." + problem + ".remedy";
        String own = remedy + ".ENGINE";
        String suggested = remedy + ".suggested";
        return Stream.of(texts.containsKey(own) ? own : remedy, suggested)
                .filter(texts::containsKey)
                .flatMap(key -> Stream.of("Failure.backEnd", "Failure.backEnd.ENGINE")
                        .map(name -> TEXTS.format(key, "", TEXTS.format(name))));
    }

    @Test
    void everyKindOfProblemHasARow() {
        // Where an address leads to another back end than an operation began on is not a matter of one request.
        Set<Kind> told = EnumSet.complementOf(EnumSet.of(Kind.ELSEWHERE));
        assertThat(rows().map(row -> row.problem().kind())).containsAll(told);
    }
}
