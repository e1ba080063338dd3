package io.jenkins.plugins.delphixpipeline.openwork.environment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.openwork.OpenWork;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkRegistry;
import io.jenkins.plugins.delphixpipeline.openwork.OpenWorkStore;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission.Verdict;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who gets an environment, what it can become, and when it is looked at. */
class EnvironmentsTest {
    private static final Instant NOW = Instant.parse("2026-11-28T06:00:00Z");
    private static final Quota ONE = Quota.ofConnection("engine", 1);

    private final Environments environments =
            new Environments(new OpenWorkRegistry(OpenWorkStore.inMemory()), Clock.fixed(NOW, ZoneOffset.UTC));

    private static EnvironmentRequest request(String id, String job, Lifetime lifetime, Quota... quotas) {
        return around(id, job, lifetime, Set.of(), quotas);
    }

    private static EnvironmentRequest around(
            String id, String job, Lifetime lifetime, Set<String> around, Quota... quotas) {
        return new EnvironmentRequest(
                id,
                "engine",
                EnvironmentKind.VDB,
                VdbSpelling.of(EnvironmentKind.VDB, "name of " + id.replaceAll(" again$", ""), false),
                new Origin(job + "#1", id),
                lifetime,
                AfterFailure.DELETE,
                around,
                List.of(quotas));
    }

    private Admission ask(EnvironmentRequest request) {
        return environments.ask(request, user -> false);
    }

    private DataEnvironment ready(String id, Lifetime lifetime) {
        ask(request(id, "clinic/job", lifetime));
        return environments.change(id, EnvironmentsTest::ready);
    }

    private static DataEnvironment ready(DataEnvironment now) {
        Map<String, String> told = Map.of("vdb", "Prep/" + now.name(), ProvideEnvironment.REFERENCE, "REF-" + now.id());
        return in(now, EnvironmentState.PROVISIONING).ready(told, "a job", NOW);
    }

    /** By the way that leads there. */
    private static DataEnvironment in(DataEnvironment reserved, EnvironmentState state) {
        return switch (state) {
            case RESERVED -> reserved;
            case PROVISIONING ->
                reserved.provisioning(OperationState.start("op", 0).awaiting("SYNC", "JOB-1"));
            case READY -> ready(reserved);
            case IN_USE -> ready(reserved).inUse();
            case TO_BE_REMOVED -> reserved.toBeRemoved();
        };
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsReadyIsUsedAndNothingComesBackFromItsRemoval(EnvironmentState state) {
        DataEnvironment there =
                in(ask(request("a", "clinic/job", Lifetime.BUILD)).environment(), state);

        Set<EnvironmentState> usable = EnumSet.of(EnvironmentState.READY, EnvironmentState.IN_USE);
        if (usable.contains(state)) {
            assertThat(there.inUse().state()).isEqualTo(EnvironmentState.IN_USE);
        } else {
            assertThatThrownBy(there::inUse).isInstanceOf(IllegalStateException.class);
        }
        assertThat(there.toBeRemoved().state()).isEqualTo(EnvironmentState.TO_BE_REMOVED);
        assertThat(there.abandoned().state()).isEqualTo(EnvironmentState.TO_BE_REMOVED);
    }

    @ParameterizedTest
    @EnumSource(names = {"PROVISIONING", "READY", "IN_USE"})
    void whatLastsGoesOnToLastWhenItsBuildIsLost(EnvironmentState state) {
        DataEnvironment lasting = ready("a", Lifetime.of(Duration.ofHours(8)));
        DataEnvironment again =
                switch (state) {
                    case PROVISIONING -> lasting.usedAgain(request("a", "clinic/job", Lifetime.BRANCH));
                    case IN_USE -> lasting.inUse();
                    default -> lasting;
                };

        assertThat(again.abandoned().state()).isEqualTo(EnvironmentState.READY);
        assertThat(again.abandoned().reference()).isEqualTo("REF-a");
    }

    @Test
    void placesAreGivenInTheOrderOfAsking() {
        assertThat(ask(request("a", "clinic/one", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.ADMITTED);
        assertThat(ask(request("b", "clinic/two", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.QUOTA_FULL);
        assertThat(ask(request("c", "clinic/three", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.QUOTA_FULL);

        environments.remove("a");

        assertThat(ask(request("c", "clinic/three", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.QUOTA_FULL);
        assertThat(ask(request("b", "clinic/two", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.ADMITTED);
        environments.remove("b");
        assertThat(ask(request("c", "clinic/three", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void whoDoesNotWaitAnyMoreKeepsNobodyWaiting() {
        ask(request("a", "clinic/one", Lifetime.BUILD, ONE));
        ask(request("b", "clinic/two", Lifetime.BUILD, ONE));
        ask(request("c", "clinic/three", Lifetime.BUILD, ONE));
        environments.remove("a");

        environments.withdraw("b");

        assertThat(ask(request("c", "clinic/three", Lifetime.BUILD, ONE)).verdict())
                .isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void aFolderHasAQuotaOfItsOwn() {
        Quota clinic = Quota.ofFolder("clinic", 1);
        ask(request("a", "clinic/one", Lifetime.BUILD, clinic));

        assertThat(ask(request("b", "clinic/two", Lifetime.BUILD, clinic)).verdict())
                .isEqualTo(Verdict.QUOTA_FULL);
        assertThat(ask(request("c", "clinical/one", Lifetime.BUILD, Quota.ofFolder("clinical", 1)))
                        .verdict())
                .isEqualTo(Verdict.ADMITTED);
    }

    @Test
    void nobodyWaitsForWhatCannotEndBefore() {
        ask(request("a", "clinic/one", Lifetime.BUILD, ONE));

        Admission inner = ask(around("b", "clinic/one", Lifetime.BUILD, Set.of("a"), ONE));

        assertThat(inner.verdict()).isEqualTo(Verdict.WAITS_FOR_ITSELF);
    }

    @Test
    void oneBodyAtATimeAndOnlyOfTheSameJob() {
        Lifetime lasting = Lifetime.of(Duration.ofHours(8));
        DataEnvironment first = ready("a", lasting);
        EnvironmentRequest again = request("a again", "clinic/job", lasting);
        assertThat(ask(again).verdict()).isEqualTo(Verdict.IN_USE);

        environments.release(first.id());

        assertThat(ask(request("a again", "clinic/other", lasting)).verdict()).isEqualTo(Verdict.OF_ANOTHER);
        Admission given = ask(again);
        assertThat(given.verdict()).isEqualTo(Verdict.ADMITTED);
        assertThat(given.environment().id()).isEqualTo("a");
        assertThat(given.environment().state()).isEqualTo(EnvironmentState.PROVISIONING);
        assertThat(environments.isClaimed("a")).isTrue();
    }

    @Test
    void anEnvironmentGoesWithItsJob() {
        ready("a", Lifetime.BRANCH);

        environments.moved("clinic", "hospital/clinic");

        DataEnvironment moved = environments.find("a").orElseThrow();
        assertThat(moved.job()).isEqualTo("hospital/clinic/job");
        assertThat(moved.user()).isEqualTo(new Origin("hospital/clinic/job#1", "a"));
        assertThat(moved.origin()).isEqualTo(moved.user());
    }

    @Test
    void aNeighbourOfTheMovedJobStays() {
        DataEnvironment there = ready("a", Lifetime.BRANCH);

        environments.moved("clinic/jo", "elsewhere");
        environments.moved("clin", "elsewhere");

        assertThat(environments.find("a").orElseThrow()).isSameAs(there);
    }

    @Test
    void extendingEndsAtTheLimit() {
        DataEnvironment there = ready("a", Lifetime.of(Duration.ofHours(1)));

        Instant limit = NOW.plus(Duration.ofHours(4));
        assertThat(there.extended(Duration.ofHours(2), limit, NOW).until()).isEqualTo(NOW.plus(Duration.ofHours(3)));
        assertThat(there.extended(Duration.ofHours(9), limit, NOW).until()).isEqualTo(limit);
        assertThat(there.extended(Duration.ofHours(9), null, NOW).until()).isEqualTo(NOW.plus(Duration.ofHours(10)));
    }

    @Test
    void aThousandThatAreNotDueAskNothing() {
        AtomicInteger builds = new AtomicInteger();
        Stream.iterate(0, number -> number + 1)
                .limit(1000)
                .map(number -> ready("env " + number, Lifetime.of(Duration.ofHours(8))))
                .forEach(each -> environments.release(each.id()));
        Owners owners = owners(user -> {
            builds.incrementAndGet();
            return false;
        });
        EnvironmentSweeper sweeper = sweeper(owners);

        long begun = System.nanoTime();
        sweeper.sweep();

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(1));
        assertThat(builds).as("builds that were looked up").hasValue(0);
    }

    /** What cannot be kept is told to whoever asked, who asks no more. */
    @Test
    void whoIsGivenAPlaceThatCannotBeKeptHoldsNone() {
        AtomicBoolean full = new AtomicBoolean();
        Environments onDisk = new Environments(
                new OpenWorkRegistry(new OpenWorkStore() {
                    @Override
                    public List<OpenWork> read() {
                        return List.of();
                    }

                    @Override
                    public void write(List<OpenWork> all) {
                        if (full.get()) {
                            throw new UncheckedIOException(new IOException("No space left on device"));
                        }
                    }
                }),
                Clock.fixed(NOW, ZoneOffset.UTC));
        DataEnvironment first = onDisk.ask(request("a", "clinic/job", Lifetime.BUILD, ONE), user -> false)
                .environment();
        EnvironmentRequest second = request("b", "clinic/job", Lifetime.BUILD, ONE);
        assertThat(onDisk.ask(second, user -> false).verdict()).isEqualTo(Verdict.QUOTA_FULL);
        onDisk.remove(first.id());
        full.set(true);
        assertThatThrownBy(() -> onDisk.ask(second, user -> false)).isInstanceOf(UncheckedIOException.class);
        full.set(false);

        assertThat(onDisk.ask(request("c", "clinic/job", Lifetime.BUILD, ONE), user -> false)
                        .verdict())
                .isEqualTo(Verdict.ADMITTED);
    }

    private static EnvironmentRequest keeping(String id, Lifetime lifetime, Duration keep) {
        return new EnvironmentRequest(
                id,
                "engine",
                EnvironmentKind.VDB,
                VdbSpelling.of(EnvironmentKind.VDB, "name of " + id, false),
                new Origin("clinic/job#1", id),
                lifetime,
                AfterFailure.keep(keep),
                Set.of(),
                List.of());
    }

    /** What is kept for a failure lives no shorter than without it. */
    @Test
    void whatIsKeptForAFailureDoesNotGoEarlierForIt() {
        Duration week = Duration.ofDays(7);
        DataEnvironment used =
                in(ask(keeping("a", Lifetime.of(week), Duration.ofHours(24))).environment(), EnvironmentState.IN_USE);
        assertThat(used.left(true, NOW).until()).isEqualTo(NOW.plus(week));

        DataEnvironment branch =
                in(ask(keeping("b", Lifetime.BRANCH, Duration.ofHours(24))).environment(), EnvironmentState.IN_USE);
        assertThat(branch.left(true, NOW).until()).isNull();
        assertThat(branch.left(true, NOW).lifetime().isBranch()).isTrue();
    }

    /** Where the limit has become shorter. */
    @Test
    void anExtensionNeverShortens() {
        DataEnvironment there = ready("a", Lifetime.of(Duration.ofDays(7)));
        Instant limit = NOW.plus(Duration.ofHours(8));

        assertThat(there.extended(Duration.ofHours(1), limit, NOW).until()).isEqualTo(there.until());
    }

    @Test
    void whatLivesWithItsBranchGetsNoEndByAnExtension() {
        DataEnvironment there = ready("a", Lifetime.BRANCH);

        assertThat(there.extended(Duration.ofHours(1), null, NOW).until()).isNull();
    }

    /** What guards data is carried on by itself, and nobody takes its VDB away meanwhile. */
    @Test
    void nobodyRemovesByHandWhatIsGuarded() {
        DataEnvironment guarded =
                ask(request("a", "clinic/job", Lifetime.BUILD)).environment();
        environments.change(
                "a", now -> now.provisioning(OperationState.start("op", 0).awaiting("SYNC", "JOB-1")));
        environments.release(guarded.id());
        ask(request("op", "clinic/job", Lifetime.BUILD));

        assertThat(sweeper(owners(user -> false)).removeNow("a")).isFalse();
        assertThat(environments.find("a").orElseThrow().state()).isEqualTo(EnvironmentState.PROVISIONING);
        assertThat(environments.isClaimed("a")).isFalse();
    }

    private static Owners owners(Predicate<Origin> awaits) {
        return new Owners() {
            @Override
            public boolean awaits(Origin user) {
                return awaits.test(user);
            }

            @Override
            public boolean isGone(String job) {
                return false;
            }
        };
    }

    private EnvironmentSweeper sweeper(Owners owners) {
        return new EnvironmentSweeper(
                environments,
                owners,
                each -> {
                    throw new AssertionError("a back end was asked about " + each.subject());
                },
                null,
                Clock.fixed(NOW, ZoneOffset.UTC));
    }
}
