package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.Faults;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * One refresh for each moment at which a controller can go down, each of a VDB of its own, held there by the back end. Nothing
 * of it lives in the controller.
 */
class Moments implements AutoCloseable {
    /** Where a refresh stands when the controller goes down. */
    enum Moment {
        /** The engine has refused because somebody else's job holds the VDB. */
        BEFORE_SUBMIT,
        /** The intent is stored and the request is on its way, but never arrives. */
        LOST_ON_THE_WAY,
        /** The engine works, its answer has not come. */
        UNANSWERED,
        WAITING,
        /** The job ends while the controller is down. */
        ENDED_MEANWHILE;

        String job() {
            return name().toLowerCase(Locale.ROOT);
        }

        String script() {
            return "def made = delphixRefresh 'Dev/" + job() + "'\necho \"made ${made.jobs} of ${made.vdb}\"";
        }
    }

    static final List<Moment> ALL = List.of(Moment.values());

    final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));
    private final List<Moment> moments;
    private final Map<Moment, String> vdbs = new HashMap<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private FaultRule lost;

    /** On an engine. */
    Moments() {
        this(ALL);
        engine.world().as("bob").post("/database/" + vdbs.get(Moment.BEFORE_SUBMIT) + "/sync", null);
        holdAnswers(engine.faults(), vdb -> vdb + "/refresh$");
    }

    /** These, on any kind of back end whose work this engine does. */
    protected Moments(List<Moment> moments) {
        this.moments = moments;
        engine.world().addGroup("Dev");
        for (Moment moment : moments) {
            vdbs.put(moment, engine.world().addVdb("Dev", moment.job(), "Masked/Patients Masked Master"));
        }
    }

    /** @param refresh what the path of a refresh looks like, from the engine's reference of the VDB */
    protected final void holdAnswers(Faults faults, UnaryOperator<String> refresh) {
        lost = faults.on("POST", refresh.apply(vdbs.get(Moment.LOST_ON_THE_WAY)))
                .fails((request, handling) -> {
                    hold();
                    return HttpResponse.dropped();
                });
        faults.on("POST", refresh.apply(vdbs.get(Moment.UNANSWERED))).fails((request, handling) -> {
            handling.get();
            hold();
            return HttpResponse.dropped();
        });
    }

    private void hold() {
        try {
            letGo.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Each refresh has come to its moment. */
    void untilReached() {
        for (Moment moment : moments) {
            await(moment.name()).atMost(Duration.ofSeconds(120)).until(() -> reached(moment));
        }
    }

    private boolean reached(Moment moment) {
        return switch (moment) {
            case BEFORE_SUBMIT -> engine.books().submissions(vdbs.get(moment) + "/refresh$") > 0;
            case LOST_ON_THE_WAY -> lost.met() > 0;
            default -> jobs(moment).size() == 1;
        };
    }

    /** What happens on the engine while the controller is down. */
    void meanwhile() {
        engine.world().setJobDuration(Duration.ofSeconds(1));
        engine.world().finishJob(jobs(Moment.ENDED_MEANWHILE).get(0).reference());
        letGo.countDown();
    }

    /** The jobs that were held go on to their ends. */
    void finish() {
        engine.books().jobs("DB_SYNC").stream()
                .filter(job -> job.target().equals(vdbs.get(Moment.BEFORE_SUBMIT)) && !isOver(job))
                .forEach(job -> engine.world().finishJob(job.reference()));
        for (Moment moment : List.of(Moment.UNANSWERED, Moment.WAITING)) {
            engine.world().finishJob(jobs(moment).get(0).reference());
        }
    }

    void assertOneJobEach() {
        for (Moment moment : moments) {
            assertThat(jobs(moment)).as(moment.name()).hasSize(1);
            assertThat(jobs(moment).get(0).state()).as(moment.name()).isEqualTo("COMPLETED");
        }
    }

    private static boolean isOver(Books.JobEntry job) {
        return List.of("COMPLETED", "FAILED", "CANCELED").contains(job.state());
    }

    private List<Books.JobEntry> jobs(Moment moment) {
        return engine.books().jobs("DB_REFRESH").stream()
                .filter(job -> job.target().equals(vdbs.get(moment)))
                .toList();
    }

    @Override
    public void close() {
        letGo.countDown();
        engine.close();
    }
}
