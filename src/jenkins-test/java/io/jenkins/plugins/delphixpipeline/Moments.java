package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.FaultRule;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import io.jenkins.plugins.delphixpipeline.simulator.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One refresh for each moment at which a controller can go down, each of a VDB of its own, held there by the engine. Nothing
 * of it lives in the controller.
 */
public final class Moments implements AutoCloseable {
    /** Where a refresh stands when the controller goes down. */
    public enum Moment {
        /** The engine has refused because somebody else's job holds the VDB. */
        BEFORE_SUBMIT,
        /** The intent is stored and the request is on its way, but never arrives. */
        LOST_ON_THE_WAY,
        /** The engine works, its answer has not come. */
        UNANSWERED,
        WAITING,
        /** The job ends while the controller is down. */
        ENDED_MEANWHILE;

        public String job() {
            return name().toLowerCase(Locale.ROOT);
        }

        public String script() {
            return "def made = delphixRefresh 'Dev/" + job() + "'\necho \"made ${made.jobs} of ${made.vdb}\"";
        }
    }

    public static final List<Moment> ALL = List.of(Moment.values());

    public final SimulatedEngine engine = Given.engine(Duration.ofMinutes(10));
    private final Map<Moment, String> vdbs = new HashMap<>();
    private final CountDownLatch letGo = new CountDownLatch(1);
    private final FaultRule lost;

    public Moments() {
        engine.world().addGroup("Dev");
        for (Moment moment : ALL) {
            vdbs.put(moment, engine.world().addVdb("Dev", moment.job(), "Masked/Patients Masked Master"));
        }
        engine.world().as("bob").post("/database/" + vdbs.get(Moment.BEFORE_SUBMIT) + "/sync", null);
        lost = engine.faults().on("POST", refreshOf(Moment.LOST_ON_THE_WAY)).fails((request, handling) -> {
            hold();
            return HttpResponse.dropped();
        });
        engine.faults().on("POST", refreshOf(Moment.UNANSWERED)).fails((request, handling) -> {
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

    private String refreshOf(Moment moment) {
        return vdbs.get(moment) + "/refresh$";
    }

    /** Each refresh has come to its moment. */
    public void untilReached() {
        for (Moment moment : ALL) {
            await(moment.name()).atMost(Duration.ofSeconds(120)).until(() -> reached(moment));
        }
    }

    private boolean reached(Moment moment) {
        return switch (moment) {
            case BEFORE_SUBMIT -> engine.books().submissions(refreshOf(moment)) > 0;
            case LOST_ON_THE_WAY -> lost.met() > 0;
            default -> jobs(moment).size() == 1;
        };
    }

    /** What happens on the engine while the controller is down. */
    public void meanwhile() {
        engine.world().setJobDuration(Duration.ofSeconds(1));
        engine.world().finishJob(jobs(Moment.ENDED_MEANWHILE).get(0).reference());
        letGo.countDown();
    }

    /** The jobs that were held go on to their ends. */
    public void finish() {
        engine.books().jobs("DB_SYNC").stream()
                .filter(job -> job.target().equals(vdbs.get(Moment.BEFORE_SUBMIT)) && !isOver(job))
                .forEach(job -> engine.world().finishJob(job.reference()));
        for (Moment moment : List.of(Moment.UNANSWERED, Moment.WAITING)) {
            engine.world().finishJob(jobs(moment).get(0).reference());
        }
    }

    public void assertOneJobEach() {
        for (Moment moment : ALL) {
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
