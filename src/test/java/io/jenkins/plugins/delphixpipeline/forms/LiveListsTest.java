package io.jenkins.plugins.delphixpipeline.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.FakeConnection;
import io.jenkins.plugins.delphixpipeline.config.SteppedClock;
import io.jenkins.plugins.delphixpipeline.controller.ControllerScheduler;
import io.jenkins.plugins.delphixpipeline.driver.TaskScheduler;
import io.jenkins.plugins.delphixpipeline.engine.EnginePlatform;
import io.jenkins.plugins.delphixpipeline.http.HttpSettings;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.session.FormConnection;
import io.jenkins.plugins.delphixpipeline.simulator.Scenario;
import io.jenkins.plugins.delphixpipeline.simulator.SimulatedEngine;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveListsTest {
    private final SimulatedEngine engine =
            SimulatedEngine.builder().scenario(Scenario.PATIENTS).start();
    private final AtomicInteger connected = new AtomicInteger();
    private final CountDownLatch slow = new CountDownLatch(1);
    private boolean held;
    private String password = SimulatedEngine.PASSWORD;
    private final SteppedClock clock = new SteppedClock();
    private final LiveLists lists = new LiveLists((choice, item) -> open(), InTheBackground::new, clock);

    @AfterEach
    void stop() {
        slow.countDown();
        engine.close();
    }

    private FormConnection open() {
        FakeConnection connection = new FakeConnection("one", engine.url().toString());
        LoginSource.Login login = new LoginSource.Login(SimulatedEngine.USER, password);
        return new FormConnection(connection, "print of " + password, () -> connect(login));
    }

    private DataPlatform connect(LoginSource.Login login) {
        connected.incrementAndGet();
        if (held) {
            try {
                slow.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return new EnginePlatform(
                HttpSettings.of(engine.url().toString()).withRetryBudget(Duration.ZERO),
                new OkHttpClient(),
                () -> login);
    }

    private List<String> names(NameList list) {
        return lists.names(null, ConnectionChoice.unspecified(), list);
    }

    /** A cold start may take longer than a page would wait. */
    private List<String> soon(NameList list) {
        return await().atMost(Duration.ofSeconds(60))
                .ignoreExceptionsInstanceOf(ConfigurationException.class)
                .until(() -> names(list), Objects::nonNull);
    }

    @Test
    void namesAreThoseThatAStepWouldTake() {
        assertThat(soon(NameList.datasets())).contains("Patients Prod", "Patients Masked Master");
        assertThat(soon(NameList.vdbs())).contains("Patients Masked Master").doesNotContain("Patients Prod");
        assertThat(soon(NameList.maskedVdbs())).containsExactly("Patients Masked Master");
        assertThat(soon(NameList.templates())).containsExactly("Patients");
        assertThat(soon(NameList.dataPods("Patients"))).hasSize(7).contains("prep1");
        assertThat(soon(NameList.branches("Patients", "prep1"))).containsExactly("default");
        assertThat(soon(NameList.groups())).contains("Masked", "Production");
        assertThat(soon(NameList.environments())).isNotEmpty();
        assertThat(soon(NameList.repositories(""))).isNotEmpty();
        assertThat(soon(NameList.maskingJobs())).contains("Mask Patients");
        assertThat(soon(NameList.snapshots("Patients Prod"))).isNotEmpty();
        assertThat(soon(NameList.parentSnapshots("Patients Masked Master")))
                .isEqualTo(soon(NameList.snapshots("Patients Prod")));
    }

    @Test
    void whatDependsOnABlankFieldIsNotAskedFor() throws Exception {
        assertThat(names(NameList.dataPods(" "))).isEmpty();
        assertThat(names(NameList.branches("Patients", " "))).isEmpty();
        assertThat(names(NameList.parentSnapshots(null))).isEmpty();
        assertThat(connected).hasValue(0);
    }

    @Test
    void anAnswerServesForAFewSecondsAndOnlyTheSameLogin() {
        soon(NameList.templates());
        soon(NameList.templates());
        assertThat(connected).hasValue(1);
        soon(NameList.groups());
        assertThat(connected).hasValue(2);
        clock.pass(Duration.ofSeconds(11));
        soon(NameList.templates());
        assertThat(connected).hasValue(3);
        password = "other";
        assertThatThrownBy(() -> names(NameList.templates())).isInstanceOf(ConfigurationException.class);
        assertThat(connected).hasValue(4);
    }

    @Test
    void aSlowEngineHoldsThePageForTwoSecondsOnlyAndIsThereLater() throws Exception {
        held = true;
        long before = System.nanoTime();
        assertThatThrownBy(() -> names(NameList.templates()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("\"one\" has not answered yet");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
        slow.countDown();
        await().untilAsserted(() -> assertThat(names(NameList.templates())).containsExactly("Patients"));
        assertThat(connected).as("the first look-up went on").hasValue(1);
    }

    @Test
    void aRefusalIsTheSentenceThatABuildWouldTell() {
        password = "wrong";
        assertThatThrownBy(() -> names(NameList.templates()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did not accept the login")
                .hasMessageNotContaining("wrong");
    }

    @Test
    void namesOfAnEngineThatHangsHoldUpNeitherOthersNorOperations() {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger hanging = new AtomicInteger();
        ExecutorService pool = ControllerScheduler.pool(Thread::new);
        ControllerScheduler scheduler = new ControllerScheduler(pool, () -> null, () -> true, () -> true);
        String[] chosen = {"hangs"};
        LiveLists shared = new LiveLists(
                (choice, item) -> chosen[0].equals("hangs") ? hanging(hanging, go) : open(), () -> scheduler, clock);
        try {
            IntStream.range(0, 40).parallel().forEach(number -> assertThatThrownBy(() ->
                            shared.names(null, ConnectionChoice.unspecified(), NameList.snapshots("vdb" + number)))
                    .isInstanceOf(ConfigurationException.class));
            assertThat(hanging.get()).isBetween(1, 10);
            chosen[0] = "one";
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(ConfigurationException.class)
                    .until(
                            () -> shared.names(null, ConnectionChoice.unspecified(), NameList.templates()),
                            List.of("Patients")::equals);
            CountDownLatch operation = new CountDownLatch(1);
            scheduler.soon(operation::countDown);
            await().until(() -> operation.getCount() == 0);
        } finally {
            go.countDown();
            pool.shutdownNow();
        }
    }

    private static FormConnection hanging(AtomicInteger count, CountDownLatch go) {
        return new FormConnection(new FakeConnection("hangs", "http://127.0.0.1:9"), "print", () -> {
            count.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("hung");
        });
    }

    @Test
    void ofVeryManyNamesThoseThatFitWhatIsTypedAreOffered() {
        List<String> many = Stream.concat(
                        IntStream.range(0, 50_000).mapToObj(number -> "vdb" + number),
                        Stream.of("Patients Prod", "Old patients"))
                .toList();
        assertThat(LiveLists.fitting(many, "")).hasSize(LiveLists.MOST);
        assertThat(LiveLists.fitting(many, "pat")).hasSize(LiveLists.MOST).startsWith("Patients Prod", "Old patients");
        assertThat(LiveLists.fitting(many, "vdb4999")).startsWith("vdb4999", "vdb49990");
    }

    private static final class InTheBackground implements TaskScheduler {
        @Override
        public void soon(Runnable turn) {
            Thread thread = new Thread(turn, "look-up");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        public void later(Duration delay, Runnable turn) {
            throw new UnsupportedOperationException("not needed");
        }

        @Override
        public boolean maySubmit() {
            return true;
        }
    }
}
