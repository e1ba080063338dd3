package io.jenkins.plugins.delphixpipeline.engine.catalog;

import static io.jenkins.plugins.delphixpipeline.engine.Connected.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.engine.Connected;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.forms.NameList;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.World;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was replicated to an engine is named by its namespace, whatever kind of thing it is. */
class NamespacesTest {
    private static final String LISTED = "/namespace$";
    private static final String ASKED = "/namespace";

    private final Connected at = Connected.start();
    private final EngineSession session = new EngineSession(
            new WebClient(
                    new OkHttpClient(), Connected.settings(at.simulated.url().toString())),
            () -> new LoginSource.Login(SimulatedEngine.USER, SimulatedEngine.PASSWORD));
    private final Infrastructure places = new Infrastructure(session);
    private final DatasetCatalog catalog = at.engine.catalog();
    private final SelfService selfService = Required.selfService(at.engine);

    @AfterEach
    void stop() {
        at.simulated.close();
    }

    /** A kind of things that can be replicated: how one is found by its name, and what lists tell of all. */
    enum Replicated {
        DATASET(Kind.DATABASE, (test, name) -> test.catalog.dataset(name).reference(), test -> NameList.names(
                        test.catalog.datasets())
                .toList()),
        GROUP(Kind.GROUP, (test, name) -> test.places.groups().reference(name), test -> test.catalog.groups()),
        ENVIRONMENT(
                Kind.ENVIRONMENT,
                (test, name) -> test.places.environment(name).reference(),
                test -> test.catalog.environments()),
        REPOSITORY(
                Kind.REPOSITORY,
                (test, name) -> test.places.repository(name, null).reference(),
                test -> test.catalog.repositories(null)),
        TEMPLATE(Kind.TEMPLATE, (test, name) -> test.selfService.template(name).reference(), test -> NameList.names(
                        test.selfService.templates())
                .toList()),
        MASKING_JOB(
                Kind.MASKING_JOB,
                (test, name) -> test.places.maskingJob(name, null).reference(),
                test -> test.catalog.maskingJobs(null)),
        HOOK_TEMPLATE(
                Kind.HOOK_TEMPLATE,
                (test, name) -> test.catalog.hookTemplate(name).text(),
                test -> test.catalog.hookTemplates()),
        USER(Kind.USER, (test, name) -> test.places.users(List.of(name)).get(0), null);

        private final Kind kind;
        private final BiFunction<NamespacesTest, String, String> finder;
        /** Null for what no form lists. */
        private final Function<NamespacesTest, List<String>> names;

        Replicated(
                Kind kind,
                BiFunction<NamespacesTest, String, String> finder,
                Function<NamespacesTest, List<String>> names) {
            this.kind = kind;
            this.finder = finder;
            this.names = names;
        }
    }

    /** The path of an object of this kind within the namespace into which it was put. */
    private String replicate(Replicated what) {
        World world = at.simulated.world();
        world.addHookTemplate("hook", "run it");
        ObjectNode object = at.simulated.books().objects(what.kind).iterator().next();
        world.change(what.kind, object.path("reference").asText(), changed -> changed.put("namespace", east()));
        String name = object.path("name").asText();
        return what == Replicated.DATASET ? groupOf(object) + "/" + name : name;
    }

    private String groupOf(ObjectNode dataset) {
        return at.simulated
                .books()
                .object(Kind.GROUP, dataset.path("group").asText())
                .path("name")
                .asText();
    }

    /** The reference of the namespace of that name. */
    private String east() {
        at.simulated.world().addReplica(DataKind.APPDATA, "east", "Elsewhere", "replica", true);
        return at.simulated
                .books()
                .objects(Kind.NAMESPACE)
                .iterator()
                .next()
                .path("reference")
                .asText();
    }

    private Failure failure(Replicated what, String name) {
        return problemOf(() -> what.finder.apply(this, name)).failure();
    }

    @ParameterizedTest
    @EnumSource
    void nameAndReferenceOfTheNamespaceMeanTheSame(Replicated what) {
        String path = replicate(what);

        String found = what.finder.apply(this, "east/" + path);

        assertThat(what.finder.apply(this, east() + "/" + path)).isEqualTo(found);
        if (what.names != null) {
            assertThat(what.names.apply(this)).contains("east/" + path);
        }
        Failure local = failure(what, path);
        assertThat(local.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
        assertThat(local.candidates()).contains("east/" + path);
        assertThat(failure(what, "ezst/" + path).candidates()).contains("east/" + path);
    }

    @ParameterizedTest
    @EnumSource
    void withoutThatListTheReferenceIsTheName(Replicated what) {
        at.simulated.faults().on("GET", LISTED).always().status(404);
        String path = replicate(what);

        assertThat(what.finder.apply(this, east() + "/" + path)).isNotBlank();
        assertThat(failure(what, "east/" + path).candidates()).contains(east() + "/" + path);
    }

    @Test
    void aListThatCouldNotBeReadIsNotRemembered() {
        Namespaces namespaces = new Namespaces(session);
        String space = east();
        at.simulated.faults().on("GET", LISTED).status(403);
        assertThat(namespaces.of(space).name()).isEqualTo(space);

        await().untilAsserted(() -> assertThat(namespaces.of(space).name()).isEqualTo("east"));

        long asked = at.requests("GET", ASKED);
        namespaces.of(space);
        assertThat(at.requests("GET", ASKED)).isEqualTo(asked);
    }

    @Test
    void aListThatCannotBeReadIsNotAskedForWithEachObject() {
        at.simulated.faults().on("GET", LISTED).always().status(404);
        for (int replica = 0; replica < 40; replica++) {
            at.simulated.world().addReplica(DataKind.APPDATA, "east", "Elsewhere", "replica" + replica, true);
        }

        catalog.datasets();

        assertThat(at.requests("GET", ASKED)).isBetween(1L, 3L);
    }

    @Test
    void twinsInTwoNamespacesAreToldByThese() {
        World world = at.simulated.world();
        for (String namespace : List.of("east", "west", "west")) {
            world.addReplica(DataKind.APPDATA, namespace, "Prep", "twin", true);
        }

        assertThat(failure(Replicated.DATASET, "west/Prep/twin").candidates()).hasSize(2);
        assertThat(failure(Replicated.DATASET, "twin").candidates()).contains("east/Prep/twin", "west/Prep/twin");
    }

    @Test
    void anEngineWithoutReplicasIsNotAskedForItsNamespaces() {
        catalog.datasets();
        catalog.environments();
        catalog.groups();
        selfService.templates();

        assertThat(at.requests("GET", ASKED)).isZero();
    }

    @Test
    void whatIsNamedAsALocalOneIsFoundWithoutThem() {
        replicate(Replicated.USER);
        at.simulated.world().addGroup("Local");

        assertThat(places.groups().reference("Local")).isNotBlank();
        assertThat(at.requests("GET", ASKED)).isZero();
    }
}
