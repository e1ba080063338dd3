package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.engine.jobs.Pace;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okhttp3.OkHttpClient;

/** What few steps cost: on an engine that has little to tell, and on one that always has something. */
final class Quiet {
    private static final Duration JOB = Duration.ofSeconds(20);
    private static final Duration LONG_JOB = Duration.ofSeconds(60);
    private static final Duration SELDOM = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final int ALONE = 20;
    private static final long OFTEN_MILLIS = 300;
    private static final String MASTER = "Masked/Patients Masked Master";
    private static final String OTHER = "Prep/Patients prep1";

    private final Figures figures;

    Quiet(Figures figures) {
        this.figures = figures;
    }

    void run() throws Exception {
        pipeline();
        waiting("one waiting step, quiet engine", false, Pace.PROMPT, 0.5);
        waiting("one waiting step, noisy engine", true, Pace.PROMPT, 2);
        waiting("one waiting step, noisy engine, sparing", true, Pace.SPARING, 0.5);
        delay("noisy engine", Pace.PROMPT, 1);
        delay("noisy engine, sparing", Pace.SPARING, 5);
    }

    private void pipeline() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().jobDuration(JOB).start();
                Lab lab = new Lab(engine, new OkHttpClient(), 2)) {
            engine.world().setQuiet(SELDOM);
            lab.start("sync", Operations.snapshot()).await();
            lab.start("refresh", Operations.refreshMasked(MASTER)).await();
            figures.add(
                    "few steps: requests of a sync and a masked refresh, " + JOB.toSeconds() + " s each",
                    2,
                    engine.books().requests().size(),
                    "requests",
                    40.0);
            Overhead.explain(engine.books().requests(), 1);
        }
    }

    private void waiting(String name, boolean noisy, Pace pace, double bound) throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder()
                        .jobDuration("DB_SYNC", LONG_JOB)
                        .start();
                Lab lab = new Lab(engine, new OkHttpClient(), 2, pace)) {
            if (!noisy) {
                engine.world().setQuiet(SELDOM);
            }
            Step step = lab.start("wait", Operations.snapshot());
            while (step.driver.state().openJob() == null) {
                Thread.sleep(20);
            }
            engine.books().forgetRequests();
            long begin = System.nanoTime();
            long end = begin + LONG_JOB.minusSeconds(5).toNanos();
            while (System.nanoTime() < end) {
                Thread.sleep(OFTEN_MILLIS);
                if (noisy) {
                    engine.world().setRuntime(OTHER, true, "RUNNING");
                }
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            double requests = engine.books().requests().size();
            step.await();
            figures.add("few steps: " + name, 1, requests / seconds, "requests/s", bound);
        }
    }

    /** Sessions with one waiting step each, whose jobs end at different moments of what each session asks. */
    private void delay(String name, Pace pace, double bound) throws Exception {
        List<Lab> labs = new ArrayList<>();
        try (SimulatedEngine engine = SimulatedEngine.builder().start()) {
            engine.world().addDatasets(ALONE);
            List<String> jobs = Waiting.jobs(engine, SHORTEST, LONG_JOB, new Random(ALONE));
            List<Step> steps = new ArrayList<>();
            for (String job : jobs) {
                Lab lab = new Lab(engine, new OkHttpClient(), 2, pace);
                labs.add(lab);
                steps.add(lab.start(job, new WaitForJob(job)));
            }
            while (steps.stream().anyMatch(step -> step.endedAt() == null)) {
                Thread.sleep(OFTEN_MILLIS);
                engine.world().setRuntime(OTHER, true, "RUNNING");
            }
            double[] delays = Waiting.delays(
                    engine, jobs, steps.stream().map(Step::endedAt).toList());
            figures.add(
                    "few steps: delay of one waiting step, " + name + ", p95", ALONE, Waiting.p95(delays), "s", bound);
        } finally {
            for (Lab lab : labs) {
                lab.close();
            }
        }
    }
}
