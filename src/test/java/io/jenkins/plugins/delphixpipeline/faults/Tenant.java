package io.jenkins.plugins.delphixpipeline.faults;

import io.jenkins.plugins.delphixpipeline.driver.OperationDriver;
import io.jenkins.plugins.delphixpipeline.driver.OperationListener;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission;
import io.jenkins.plugins.delphixpipeline.openwork.environment.AfterFailure;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentState;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentSweeper;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Environments;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Quota;
import io.jenkins.plugins.delphixpipeline.openwork.environment.VdbSpelling;
import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentKind;
import io.jenkins.plugins.delphixpipeline.operation.environment.ProvideEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.group.ProvisionGroup;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A build that uses an environment in one body, as the step does. It may not come back after a kill. */
final class Tenant {
    private static final Duration LOOK = Duration.ofMillis(60);
    private static final int MOST_TURNS = 60;

    final String name;
    final Origin user;
    private final EnvironmentSchedule world;
    private final Lifetime lifetime;
    private final AfterFailure afterFailure;
    private final boolean failing;
    private final boolean parented;
    private final Duration body;
    private final EnvironmentKind kind;
    private final Random random;
    private final List<String> story = new CopyOnWriteArrayList<>();
    private volatile boolean over;
    private volatile boolean asked;
    /** The references of all that was made for it. */
    private final Set<String> owned = ConcurrentHashMap.newKeySet();

    volatile boolean used;
    /** Others provision once from it, in whichever life. */
    private volatile boolean child;

    private volatile boolean kept;

    Tenant(EnvironmentSchedule world, int number) {
        this.world = world;
        random = new Random(world.schedule.random.nextLong());
        name = "env " + world.schedule.seed + " " + number;
        user = new Origin("clinic/job" + number + "#1", "7");
        lifetime = List.of(Lifetime.BUILD, Lifetime.BUILD, Lifetime.BRANCH, Lifetime.of(Duration.ofHours(8)))
                .get(random.nextInt(4));
        afterFailure = random.nextBoolean() ? AfterFailure.DELETE : AfterFailure.keep(Duration.ofDays(1));
        failing = random.nextInt(3) == 0;
        parented = random.nextInt(8) == 0;
        body = Duration.ofMillis(random.nextInt(600));
        kind = world.landlord.hasGroups() && random.nextInt(3) > 0 ? EnvironmentKind.GROUP : EnvironmentKind.VDB;
    }

    /** The name of its VDB, or of one of them. */
    String vdb() {
        return kind == EnvironmentKind.VDB ? name : name + "-Patients prep2";
    }

    boolean isOver() {
        return over;
    }

    /** Some builds go on in the next life, others do not. */
    void controllerDied() {
        if (!over && random.nextInt(3) == 0) {
            story.add("build lost");
            over = true;
        }
    }

    void live(Controller life, Environments environments, EnvironmentSweeper sweeper) {
        if (!over) {
            story.add("life begins");
            world.crew.soon(() -> new Life(life, environments, sweeper).begin());
        }
    }

    private boolean isThere() {
        return owned.stream().allMatch(world::isThere);
    }

    /** What lasts is there as long as its job is. */
    void checkKept() {
        if (kept && !isThere()) {
            world.tell(name + " was removed too early");
        }
    }

    @Override
    public String toString() {
        return name + " " + kind + " " + lifetime + " " + story;
    }

    private final class Life {
        private final Controller life;
        private final Environments environments;
        private final EnvironmentSweeper sweeper;
        private int turns;

        Life(Controller life, Environments environments, EnvironmentSweeper sweeper) {
            this.life = life;
            this.environments = environments;
            this.sweeper = sweeper;
        }

        void begin() {
            attempt(() -> {
                Optional<DataEnvironment> own = environments.of(user);
                if (own.isPresent()) {
                    // It was kept, though the build may not have been told before the kill.
                    asked = true;
                    // After a restart nobody else claims what is awaited.
                    environments.claim(own.get().id());
                    goOn(own.get());
                } else if (asked) {
                    over = true;
                } else {
                    ask();
                }
            });
        }

        /** What is due again after a full disk; a life that is over does nothing. */
        private void attempt(Runnable what) {
            try {
                life.live();
                what.run();
            } catch (CancellationException e) {
                story.add("killed");
            } catch (UncheckedIOException e) {
                world.crew.later(LOOK, () -> attempt(what));
            } catch (RuntimeException e) {
                world.tell(name + " " + e);
                over = true;
            }
        }

        private void ask() {
            EnvironmentRequest request = new EnvironmentRequest(
                    name,
                    "main",
                    kind,
                    VdbSpelling.of(kind, name, false),
                    user,
                    lifetime,
                    afterFailure,
                    Set.of(),
                    List.of(Quota.ofConnection("main", 2), Quota.ofFolder("clinic", 3)));
            Admission answer = environments.ask(request, world::awaits);
            if (answer.verdict() == Admission.Verdict.ADMITTED) {
                asked = true;
                story.add("reserved");
                // Should the disk be full now, the next attempt finds what is reserved.
                world.crew.soon(this::begin);
            } else if (turns++ < MOST_TURNS) {
                world.crew.later(LOOK, () -> attempt(this::ask));
            } else {
                environments.withdraw(name);
                story.add("gave up because of " + answer.because());
                over = true;
            }
        }

        private void goOn(DataEnvironment own) {
            switch (own.state()) {
                case RESERVED, PROVISIONING -> provide(own);
                case READY -> use(own);
                case IN_USE -> body(own);
                default -> over = true;
            }
        }

        private void provide(DataEnvironment reserved) {
            DataEnvironment begun = reserved;
            if (begun.provision() == null) {
                OperationState begin = OperationState.start(name + "-op", System.currentTimeMillis());
                begun = environments.change(reserved.id(), now -> now.providedBy(provision(), begin));
            }
            String id = begun.id();
            new OperationDriver(
                            begun.provision(),
                            begun.provisioning(),
                            life,
                            (state, durably) -> environments.change(id, now -> now.provisioning(state)),
                            new Ending(id),
                            world.crew,
                            Clock.systemUTC())
                    .start();
        }

        private DataOperation provision() {
            if (kind == EnvironmentKind.GROUP) {
                return ProvideEnvironment.fresh(
                        kind,
                        new ProvisionGroup(
                                name,
                                new ProvisionGroup.Source(Landlord.BOOKMARK, null),
                                new Placement(null, null, null, null, Map.of()),
                                IfExists.FAIL,
                                true));
            }
            Placement placement = new Placement("Prep", null, null, null, Map.of());
            return ProvideEnvironment.fresh(
                    kind,
                    new ProvisionVdb(
                            name,
                            new ProvisionVdb.Source(Plan.PRODUCTION, PointChoice.latestSnapshot()),
                            placement,
                            IfExists.FAIL,
                            true));
        }

        private void use(DataEnvironment ready) {
            DataEnvironment using = environments.change(ready.id(), DataEnvironment::inUse);
            if (parented && !child) {
                child = true;
                world.child(vdb());
            }
            body(using);
        }

        private void body(DataEnvironment using) {
            story.add("body on " + using.reference() + " " + using.path());
            owned.add(using.reference());
            if (using.group() != null) {
                using.group().members().forEach(each -> owned.add(each.reference()));
            }
            if (!isThere()) {
                world.tell(name + " was removed before its body ran");
            }
            world.crew.later(body, () -> attempt(() -> leave(using.id())));
        }

        private void leave(String id) {
            if (!isThere()) {
                world.tell(name + " was removed while its body ran");
            }
            used = true;
            DataEnvironment left = environments.change(
                    id, now -> now.left(failing, world.clock().instant()));
            story.add("left " + left.state());
            if (left.state() == EnvironmentState.TO_BE_REMOVED) {
                remove(left);
            } else {
                kept = true;
                environments.release(id);
                over = true;
            }
        }

        private void remove(DataEnvironment left) {
            sweeper.remove(left, rest -> {
                if (!life.isDead()) {
                    story.add(rest.isPresent() ? "not removed" : "removed");
                    over = true;
                }
            });
        }

        private final class Ending implements OperationListener {
            private final String id;

            Ending(String id) {
                this.id = id;
            }

            @Override
            public void underWay(OperationState state) {}

            @Override
            public void progress(DelphixJob job) {}

            @Override
            public void note(Note note, Object... arguments) {
                story.add(note.toString());
            }

            @Override
            public void succeeded(OperationState state, Result result) {
                attempt(() -> use(environments.change(id, now -> now.provisioning(state)
                        .ready(result.values(), null, world.clock().instant()))));
            }

            @Override
            public void failed(OperationState state) {
                story.add("failed " + state.failure());
                attempt(() -> remove(
                        environments.change(id, now -> now.provisioning(state).toBeRemoved())));
            }

            @Override
            public void stopped(OperationState state) {
                failed(state);
            }

            @Override
            public void crashed(OperationState state, Throwable mistake) {
                story.add("crashed " + mistake);
                attempt(() -> remove(
                        environments.change(id, now -> now.provisioning(state).toBeRemoved())));
            }
        }
    }
}
