package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.EngineStage.Running;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.catalog.ListData;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.pod.ProvisionPod;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshVdb;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names that mean more than one thing: replicas, twins, slashes, and the two kinds of bookmarks. */
@Timeout(60)
class NamesOnEngineTest {
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String PREP1 = "Prep/Patients prep1";

    private final SimulatedEngine engine = SimulatedEngine.builder()
            .scenario(Scenario.PATIENTS)
            .jobDuration(Duration.ofMillis(80))
            .start();
    private final EngineStage stage = new EngineStage(engine);

    @AfterEach
    void stop() {
        stage.close();
        engine.close();
    }

    private Failure failureOf(DataOperation operation) {
        Running running = stage.start(operation).untilEnded();
        assertThat(running.ending).as(String.valueOf(running.mistake)).isEqualTo("failed");
        return running.failure();
    }

    private static DataOperation provision(String vdb, String group, String environment) {
        return new ProvisionVdb(
                vdb,
                new ProvisionVdb.Source(MASTER, PointChoice.latestSnapshot()),
                new Placement(group, environment, null, null, Map.of()),
                IfExists.FAIL,
                false);
    }

    private static DataOperation bookmark(String name, String pod, boolean shared) {
        return new BookmarkSelfService(
                name, pod, "Patients", new BookmarkLabels(List.of(), shared, null, null), IfExists.UPDATE);
    }

    private JsonNode first(String path) {
        return list(path).get(0);
    }

    private JsonNode list(String path) {
        JsonNode answer = engine.world().as(SimulatedEngine.USER).get(path);
        return answer.isArray() ? answer : answer.path("result");
    }

    private String groupOf(String vdb) {
        for (JsonNode each : list("/database")) {
            if (each.path("name").asText().equals(vdb)) {
                return each.path("group").asText();
            }
        }
        throw new AssertionError("no VDB named " + vdb);
    }

    @Test
    void aReplicatedGroupIsNeverTakenForTheLocalOne() {
        engine.world().addReplica(DataKind.APPDATA, "replica", "Twin", "elsewhere", true);
        Failure onlyReplicated = failureOf(provision("new", "Twin", null));
        assertThat(onlyReplicated.problem()).isEqualTo(Problem.GROUP_UNKNOWN);
        assertThat(onlyReplicated.candidates()).anyMatch(path -> path.endsWith("/Twin"));

        String local = engine.world().addGroup("Twin");
        stage.run(provision("new", "Twin", null));

        assertThat(groupOf("new")).isEqualTo(local);
    }

    @ParameterizedTest
    @CsvSource({"true, VDB replica", "false, replica"})
    void aReplicaIsNotTakenForADSource(boolean masked, String kind) {
        engine.world().addReplica(DataKind.APPDATA, "east", "Twin", "elsewhere", masked);

        Map<?, ?> listed = (Map<?, ?>) stage.run(new ListData(ListData.Kind.DATASETS, null, "east/*"))
                .items()
                .get(0);
        assertThat(listed.get("kind")).isEqualTo(kind);
        assertThat(listed.get("masked")).isEqualTo(masked);

        for (DataOperation change : List.of(
                new RefreshVdb("east/Twin/elsewhere", PointChoice.latestSnapshot(), true),
                new DeleteVdb("east/Twin/elsewhere", false))) {
            assertThat(failureOf(change).problem()).isEqualTo(Problem.REPLICA_UNCHANGEABLE);
        }
    }

    @Test
    void anEmptyReplicatedGroupIsListedByBothNamesOfItsNamespace() {
        engine.world().addReplica(DataKind.APPDATA, "east", "Full", "elsewhere", true);
        String space = engine.books()
                .objects(Kind.NAMESPACE)
                .iterator()
                .next()
                .path("reference")
                .asText();
        String empty = engine.world().addGroup("Empty");
        engine.world().change(Kind.GROUP, empty, group -> group.put("namespace", space));

        for (String group : List.of("east/Empty", space + "/Empty")) {
            ListData list = new ListData(ListData.Kind.DATASETS, null, null).inGroup(group);
            assertThat(stage.run(list).items()).as(group).isEmpty();
        }
        for (String group : List.of("Empty", "west/Empty", space)) {
            ListData list = new ListData(ListData.Kind.DATASETS, null, null).inGroup(group);
            assertThat(failureOf(list).problem()).as(group).isEqualTo(Problem.GROUP_UNKNOWN);
        }
    }

    @Test
    void aTwinOfAGroupIsOpenedByItsReference() {
        String one = engine.world().addGroup("One");
        String other = engine.world().addGroup("Other");
        engine.world().change(Kind.GROUP, other, group -> group.put("name", "One"));

        Failure ambiguous = failureOf(provision("new", "One", null));
        assertThat(ambiguous.problem()).isEqualTo(Problem.NAME_AMBIGUOUS);
        assertThat(ambiguous.candidates()).containsExactlyInAnyOrder(one, other);

        stage.run(provision("new", other, null));
        assertThat(groupOf("new")).isEqualTo(other);
    }

    @Test
    void aReplicatedTemplateIsNamedWithItsNamespace() {
        String reference =
                Required.selfService(stage.platform).template("Patients").reference();
        try (EngineStage fresh = new EngineStage(engine)) {
            engine.world().change(Kind.TEMPLATE, reference, template -> template.put("namespace", "NAMESPACE-9"));
            PlatformException unknown =
                    catchThrowableOfType(PlatformException.class, () -> Required.selfService(fresh.platform)
                            .template("Patients"));
            assertThat(unknown.problem()).isEqualTo(Problem.TEMPLATE_UNKNOWN);
            assertThat(unknown.failure().candidates()).containsExactly("NAMESPACE-9/Patients");
            assertThat(Required.selfService(fresh.platform)
                            .template("NAMESPACE-9/Patients")
                            .reference())
                    .isEqualTo(reference);
            assertThat(Required.selfService(fresh.platform).template(reference).reference())
                    .isEqualTo(reference);
        }
    }

    @Test
    void aReplicatedEnvironmentIsNamedWithItsNamespace() {
        JsonNode environment = first("/environment");
        String name = environment.path("name").asText();
        engine.world()
                .change(
                        Kind.ENVIRONMENT,
                        environment.path("reference").asText(),
                        changed -> changed.put("namespace", "NAMESPACE-9"));

        Failure unknown = failureOf(provision("Prep/new", null, name));

        assertThat(unknown.problem()).isEqualTo(Problem.ENVIRONMENT_UNKNOWN);
        assertThat(unknown.candidates()).contains("NAMESPACE-9/" + name);
        assertThat(stage.platform.catalog().environments()).contains("NAMESPACE-9/" + name);
    }

    @Test
    void aSlashBelongsToTheNameWhereTheGroupIsGivenApart() {
        String group = engine.world().addGroup("Review");
        for (String written : List.of("feature/login", "Review/feature/logout")) {
            stage.run(provision(written, "Review", null));
        }
        assertThat(groupOf("feature/login")).isEqualTo(group);
        assertThat(groupOf("feature/logout")).isEqualTo(group);
        assertThat(failureOf(provision("feature/login", "Review", null)).problem())
                .isEqualTo(Problem.VDB_EXISTS);
    }

    @Test
    void withoutAGroupApartItIsSaidHowASlashIsMeant() {
        Failure unknown = failureOf(provision("feature/login", null, null));
        assertThat(unknown.problem()).isEqualTo(Problem.GROUP_UNKNOWN);
        assertThat(unknown.subject()).isEqualTo("feature");
        assertThat(unknown.details()).isEqualTo("feature/login");
        assertThat(unknown.candidates()).contains("Masked");

        Failure two = failureOf(provision("Masked/login", "Prep", null));
        assertThat(two.problem()).isEqualTo(Problem.TWO_GROUPS);
        assertThat(two.candidates()).containsExactly("Prep/Masked/login");
        assertThat(engine.books().submissions("/provision$")).isZero();
    }

    @Test
    void aDataPodIsBroughtUpByItsReferenceAsWell() {
        SelfService selfService = Required.selfService(stage.platform);
        String pod = selfService.pod(selfService.template("Patients"), "prep1").reference();

        Result result = stage.run(
                new ProvisionPod(new PodTarget(pod, "Patients", true, false), List.of(), List.of(), IfExists.REFRESH));

        assertThat(result.values()).containsEntry("dataPodReference", pod);
        assertThat(engine.books().submissions("/selfservice/container$"))
                .as("nothing is created")
                .isZero();
        assertThat(engine.books().submissions("/container/" + pod + "/refresh$"))
                .isEqualTo(1);
    }

    /** By the path that lists and results have of what is in it. */
    @Test
    void aGroupMayHaveASlashInItsName() {
        String group = engine.world().addGroup("Dev/Test");

        stage.run(provision("Dev/Test/new", null, null));

        assertThat(groupOf("new")).isEqualTo(group);
        assertThat(failureOf(provision("Dev/Test/new", null, null)).problem()).isEqualTo(Problem.VDB_EXISTS);
        stage.run(provision("Dev/Test/feature/login", null, null));
        assertThat(groupOf("feature/login")).isEqualTo(group);
        // Also when another group has the beginning of that name.
        engine.world().addGroup("Dev");
        try (EngineStage later = new EngineStage(engine)) {
            Running again = later.start(provision("Dev/Test/new", null, null)).untilEnded();
            assertThat(again.failure().problem()).isEqualTo(Problem.VDB_EXISTS);
        }
        stage.run(new DeleteVdb("Dev/Test/new", false));
        assertThat(engine.books().hasDataset("Dev/Test/new")).isFalse();
    }

    @Test
    void aBookmarkOfATemplateIsAPointOfAVdbBelowItsDatasets() {
        engine.world().addVdb("Masked", "child", MASTER);
        stage.run(bookmark("of the template", null, false));
        String then = stage.platform
                .catalog()
                .latestSnapshot(stage.platform.catalog().dataset(MASTER))
                .orElseThrow()
                .reference();
        engine.world().takeSnapshot(MASTER);

        Result result = stage.run(new RefreshVdb("child", PointChoice.bookmark("of the template"), false));

        assertThat(result.values()).containsEntry("point", "of the template");
        assertThat(engine.books().vdb("Masked/child").parentSnapshot()).isEqualTo(then);
        stage.run(new RefreshVdb("child", PointChoice.bookmark("Patients/of the template"), false));
    }

    @Test
    void aMistypedBookmarkOfATemplateIsAnsweredWithIt() {
        engine.world().addVdb("Masked", "child", MASTER);
        stage.run(bookmark("of the template", null, false));

        Failure mistyped = failureOf(new RefreshVdb("child", PointChoice.bookmark("of the tempalte"), false));
        assertThat(mistyped.problem()).isEqualTo(Problem.BOOKMARK_UNKNOWN);
        assertThat(mistyped.candidates()).singleElement().asString().contains("of the template");
        assertThat(mistyped.details()).isEqualTo(MASTER);

        // It holds nothing of production.
        assertThat(failureOf(new RefreshVdb("Patients Masked Master", PointChoice.bookmark("of the tempalte"), true))
                        .candidates())
                .isEmpty();
    }

    @Test
    void aBookmarkOfADataPodMustBeShared() {
        engine.world().addVdb("Masked", "child", PREP1);
        stage.run(bookmark("of the pod", "prep1", false));
        DataOperation refresh = new RefreshVdb("child", PointChoice.bookmark("of the pod"), false);

        Failure unshared = failureOf(refresh);
        assertThat(unshared.problem()).isEqualTo(Problem.BOOKMARK_UNSHARED);
        assertThat(unshared.subject()).isEqualTo("of the pod");
        assertThat(unshared.details()).isEqualTo("prep1");
        assertThat(failureOf(new ManagePod(
                                new PodTarget("prep2", "Patients", true, false), PodAction.RESTORE, "of the pod"))
                        .problem())
                .isEqualTo(Problem.BOOKMARK_UNSHARED);

        stage.run(bookmark("of the pod", "prep1", true));
        assertThat(stage.run(refresh).values()).containsEntry("point", "of the pod");
    }

    @Test
    void aBookmarkWithoutDataOfTheParentIsNone() {
        stage.run(bookmark("of the template", null, false));
        Failure unknown =
                failureOf(new RefreshVdb("Patients Masked Master", PointChoice.bookmark("of the template"), true));
        assertThat(unknown.problem()).isEqualTo(Problem.BOOKMARK_UNKNOWN);
    }
}
