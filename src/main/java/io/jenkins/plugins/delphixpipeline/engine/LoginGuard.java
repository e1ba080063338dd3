package io.jenkins.plugins.delphixpipeline.engine;

import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;

/** Keeps a refused login from being tried again and again, which would lock the account. */
final class LoginGuard {
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final LoginSource source;
    private final String salt = UUID.randomUUID().toString();
    private byte[] refusedLogin;
    private PlatformException refusal;
    private long refusedAt;

    LoginGuard(LoginSource source) {
        this.source = source;
    }

    /** @throws PlatformException {@link Problem#LOGIN_REFUSED}, at once when the same login was refused just before */
    EngineLogin login(Function<LoginSource.Login, EngineLogin> attempt) {
        LoginSource.Login login = source.login();
        byte[] print = print(login);
        boolean recent = System.nanoTime() - refusedAt < PAUSE.toNanos();
        if (refusal != null && recent && Arrays.equals(print, refusedLogin)) {
            throw new PlatformException(refusal.failure(), refusal);
        }
        try {
            EngineLogin done = attempt.apply(login);
            refusal = null;
            source.accepted(done.info());
            return done;
        } catch (PlatformException e) {
            if (e.problem() == Problem.LOGIN_REFUSED) {
                refusal = e;
                refusedLogin = print;
                refusedAt = System.nanoTime();
                source.refused(e.failure());
            }
            throw e;
        }
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
