package io.jenkins.plugins.delphixpipeline.bench;

import io.jenkins.plugins.delphixpipeline.simulator.Books;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The seven-branch pipeline: its wall time over the critical path of its jobs. */
final class PipelineTime {
    private static final int BRANCHES = 7;
    private static final Duration JOB = Duration.ofSeconds(16);

    private final Figures figures;

    PipelineTime(Figures figures) {
        this.figures = figures;
    }

    void run() throws Exception {
        try (SimulatedEngine engine = SimulatedEngine.builder().jobDuration(JOB).start();
                Lab lab = new Lab(engine, new okhttp3.OkHttpClient(), 4)) {
            lab.platform.info();
            long begin = System.nanoTime();
            lab.start("p-snapshot", Operations.snapshot()).await();
            lab.start("p-master", Operations.refreshMasked("Masked/Patients Masked Master"))
                    .await();
            List<Thread> branches = new ArrayList<>();
            for (int number = 1; number <= BRANCHES; number++) {
                String pod = "prep" + number;
                Thread branch = new Thread(() -> branch(lab, pod), pod);
                branches.add(branch);
                branch.start();
            }
            for (Thread branch : branches) {
                branch.join();
            }
            double wall = (System.nanoTime() - begin) / 1e9;
            List<Books.JobEntry> jobs = engine.books().jobs();
            double path = longest(jobs, "DB_SYNC", Operations.PRODUCTION)
                    + longest(jobs, "DB_REFRESH", "Masked/Patients Masked Master")
                    + longest(jobs, "JETSTREAM_USER_CONTAINER_REFRESH", null)
                    + longest(jobs, "JETSTREAM_USER_BOOKMARK_CREATE", null);
            figures.add("pipeline: critical path of its jobs", BRANCHES, path, "s", null);
            figures.add("pipeline: wall time over its critical path", BRANCHES, wall / path, "of 1", 1.05);
            figures.compare(
                    "bookmarks of the pipeline",
                    BRANCHES,
                    engine.books().bookmarks().size());
            figures.compare(
                    "refreshes of the pipeline",
                    BRANCHES,
                    engine.books().jobs("JETSTREAM_USER_CONTAINER_REFRESH").size());
        }
    }

    private void branch(Lab lab, String pod) {
        try {
            lab.start("p-" + pod, Operations.refreshPod(pod)).await();
            lab.start("p-bookmark-" + pod, Operations.bookmark("of " + pod, pod))
                    .await();
        } catch (InterruptedException | IllegalStateException e) {
            figures.differs(pod + ": " + e);
        }
    }

    private static double longest(List<Books.JobEntry> jobs, String type, String target) {
        return jobs.stream()
                .filter(job -> job.actionType().equals(type) && (target == null || target.equals(job.targetName())))
                .mapToDouble(job ->
                        Duration.between(job.startTime(), job.updateTime()).toMillis() / 1e3)
                .max()
                .orElse(0);
    }
}
