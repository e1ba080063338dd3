package io.jenkins.plugins.delphixpipeline.http;

import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

/**
 * The one login that all share who speak to a back end as the same user. A refused one is not tried again and again, which
 * would lock the account: all who need it share the refusal. Safe for use by many threads.
 *
 * @param <T> what a login brings
 */
public final class LoginGuard<T> {
    private static final long REFUSED_FOR = Duration.ofSeconds(30).toNanos();
    /** Those who waited for an attempt that failed need not each try for themselves. */
    private static final long FAILED_FOR = Duration.ofSeconds(1).toNanos();

    private final LoginSource source;
    private final BackEndKind kind;
    private final Function<T, PlatformInfo> info;
    private final String salt = UUID.randomUUID().toString();
    private final Object lock = new Object();
    private volatile T current;
    private byte[] failedLogin;
    private PlatformException failure;
    private long failedAt;

    /**
     * @param kind what must answer there, for the words in which it is told that it did not
     * @param info who answered, as far as a login tells
     */
    public LoginGuard(LoginSource source, BackEndKind kind, Function<T, PlatformInfo> info) {
        this.source = source;
        this.kind = kind;
        this.info = info;
    }

    /**
     * Logs in where that is still to be done.
     *
     * @param attempt throws {@link Problem#LOGIN_REFUSED} when the login was refused
     */
    public T current(Function<LoginSource.Login, T> attempt) {
        T login = current;
        return login == null ? renew(null, attempt) : login;
    }

    /**
     * Logs in again, once, while all others wait who were turned away with the same login.
     *
     * @param stale the login that is no longer good; null for none
     * @throws PlatformException at once what the last attempt threw, when the same login failed just before
     */
    public T renew(T stale, Function<LoginSource.Login, T> attempt) {
        synchronized (lock) {
            if (current != null && current != stale) {
                return current;
            }
            LoginSource.Login login = source.login();
            byte[] print = print(login);
            if (hasJustFailed(print)) {
                throw new PlatformException(failure.failure(), failure);
            }
            try {
                current = attempt.apply(login);
                failure = null;
            } catch (PlatformException e) {
                failure = new PlatformException(e.failure().at(kind), e);
                failedLogin = print;
                failedAt = System.nanoTime();
                if (e.problem().isRefusedLogin()) {
                    // The one before is no good either: whoever asks for it shall hear that, too.
                    current = null;
                    source.refused(failure.failure());
                }
                throw failure;
            }
            source.accepted(info.apply(current));
            return current;
        }
    }

    /**
     * Does something that is true of one login alone; while somebody logs in again, it is not known which one that will be.
     *
     * @return whether it was done, which it is not when another login is in use by now
     */
    public boolean whileCurrent(T login, Runnable action) {
        synchronized (lock) {
            if (current == login) {
                action.run();
                return true;
            }
            return false;
        }
    }

    /** @return the login that nobody needs any more; null when there is none */
    public T forget() {
        synchronized (lock) {
            T last = current;
            current = null;
            return last;
        }
    }

    private boolean hasJustFailed(byte[] print) {
        if (failure == null || !Arrays.equals(print, failedLogin)) {
            return false;
        }
        long pause = failure.problem().isRefusedLogin() ? REFUSED_FOR : FAILED_FOR;
        return System.nanoTime() - failedAt < pause;
    }

    /** Enough to recognise a login, and nothing that could be logged in with. */
    private byte[] print(LoginSource.Login login) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((salt + login.user() + '\0' + login.password()).getBytes(StandardCharsets.UTF_8));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
