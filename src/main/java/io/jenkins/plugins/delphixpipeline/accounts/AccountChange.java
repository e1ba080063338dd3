package io.jenkins.plugins.delphixpipeline.accounts;

import java.io.Serial;
import java.io.Serializable;
import java.util.Objects;

/** One account and what is to become of it. Travels to other machines; its text form does not tell the password. */
public final class AccountChange implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String user;
    private final AccountAction action;
    private final String password;

    private AccountChange(String user, AccountAction action, String password) {
        this.user = Objects.requireNonNull(user);
        this.action = action;
        this.password = password;
    }

    public static AccountChange reset(String user, String password) {
        return new AccountChange(user, AccountAction.RESET, Objects.requireNonNull(password));
    }

    public static AccountChange lock(String user) {
        return new AccountChange(user, AccountAction.LOCK, null);
    }

    public static AccountChange drop(String user) {
        return new AccountChange(user, AccountAction.DROP, null);
    }

    /** As it was written, not yet as the database spells it. */
    public String user() {
        return user;
    }

    public AccountAction action() {
        return action;
    }

    /** @return null unless it is a reset */
    public String password() {
        return password;
    }

    @Override
    public String toString() {
        return action + " " + user;
    }
}
