package io.jenkins.plugins.delphixpipeline.platform;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;

/** Gives the login at the moment it is needed; it is asked anew for every login and its answer is never kept. */
@FunctionalInterface
public interface LoginSource {
    /**
     * @throws PlatformException {@link Problem#CREDENTIAL_GONE} when there is no longer a credential to log in with
     */
    Login login();

    /** The login was good. Called before anything is asked in the new session. */
    default void accepted(PlatformInfo info) {}

    /** The back end did not accept the login. */
    default void refused(Failure why) {}

    /** A user and a secret, or a secret alone, which is a key. Its text form tells neither. */
    final class Login {
        private final String user;
        private final String password;
        private final boolean key;

        public Login(String user, String password) {
            this(user, password, false);
        }

        private Login(String user, String password, boolean key) {
            this.user = user;
            this.password = password;
            this.key = key;
        }

        /** A key, which belongs to somebody whose name only the back end knows. */
        public static Login key(String secret) {
            return new Login("", secret, true);
        }

        public boolean isKey() {
            return key;
        }

        /** Empty for a key. */
        public String user() {
            return user;
        }

        public String password() {
            return password;
        }

        @Override
        public String toString() {
            return "Login[hidden]";
        }
    }
}
