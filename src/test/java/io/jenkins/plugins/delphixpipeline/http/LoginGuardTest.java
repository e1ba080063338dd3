package io.jenkins.plugins.delphixpipeline.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoginGuardTest {
    private final AtomicInteger attempts = new AtomicInteger();
    private volatile String password = "wrong";
    private final LoginGuard<String> guard = new LoginGuard<>(
            () -> new LoginSource.Login("ann", password),
            BackEndKind.ENGINE,
            login -> new PlatformInfo("", "", "", login));

    private Function<LoginSource.Login, String> failing(Problem problem) {
        return login -> {
            attempts.incrementAndGet();
            throw PlatformException.of(problem, "engine");
        };
    }

    private String good(LoginSource.Login login) {
        return login.user() + attempts.incrementAndGet();
    }

    @ParameterizedTest
    @EnumSource(
            value = Problem.class,
            names = {"LOGIN_REFUSED", "KEY_REFUSED", "CREDENTIAL_GONE", "HOST_UNREACHABLE", "ANSWER_UNREADABLE"})
    void allWhoNeedALoginThatFailedShareTheFailure(Problem problem) {
        List<CompletableFuture<String>> branches = IntStream.range(0, 20)
                .mapToObj(number -> CompletableFuture.supplyAsync(() -> guard.current(failing(problem))))
                .toList();

        assertThat(branches)
                .allSatisfy(branch -> assertThatThrownBy(branch::join).hasCauseInstanceOf(PlatformException.class));
        assertThat(attempts).hasValue(1);
    }

    /** What was found out under one login must not be taken for true of the next. */
    @Test
    void whatIsTrueOfOneLoginWaitsForTheNextThatIsUnderWay() throws InterruptedException {
        password = "right";
        String first = guard.current(this::good);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> guard.renew(first, login -> {
            begun.countDown();
            await(mayEnd);
            return good(login);
        }));
        await(begun);
        AtomicBoolean done = new AtomicBoolean();
        Thread asking = new Thread(() -> done.set(guard.whileCurrent(first, () -> {})));
        asking.start();
        Awaitility.await().until(() -> asking.getState() == Thread.State.BLOCKED);

        mayEnd.countDown();
        asking.join();

        assertThat(done).isFalse();
        assertThat(guard.whileCurrent(second.join(), () -> {})).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anotherPasswordIsTriedAtOnce() {
        assertThatThrownBy(() -> guard.current(failing(Problem.LOGIN_REFUSED)));
        password = "right";

        assertThat(guard.current(this::good)).isEqualTo("ann2");
        assertThat(guard.current(this::good)).isEqualTo("ann2");
    }

    @Test
    void allWhoWereTurnedAwayWithTheSameLoginShareTheNextOne() {
        String first = guard.current(this::good);

        assertThat(guard.renew(first, this::good)).isEqualTo("ann2");
        assertThat(guard.renew(first, this::good)).isEqualTo("ann2");
        assertThat(guard.forget()).isEqualTo("ann2");
        assertThat(guard.forget()).isNull();
        assertThat(guard.current(this::good)).isEqualTo("ann3");
    }
}
