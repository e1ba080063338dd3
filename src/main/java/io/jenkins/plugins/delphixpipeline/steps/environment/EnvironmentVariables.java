package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.util.Secret;
import java.io.Serial;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jenkinsci.plugins.workflow.steps.EnvironmentExpander;

/** How the body reaches its database. Stored with the pipeline, where the password is kept encrypted. */
final class EnvironmentVariables extends EnvironmentExpander {
    @Serial
    private static final long serialVersionUID = 1L;

    private final LinkedHashMap<String, String> open;
    /** Those of a block around this one: they would tell of its database where this one's is not known. */
    private final LinkedHashSet<String> hidden;

    private final String passwordName;
    private final String encryptedPassword;

    private EnvironmentVariables(
            Map<String, String> open, Set<String> hidden, String passwordName, String encryptedPassword) {
        this.open = new LinkedHashMap<>(open);
        this.hidden = new LinkedHashSet<>(hidden);
        this.passwordName = passwordName;
        this.encryptedPassword = encryptedPassword;
    }

    /** @param hidden names of those that are not to be seen, but where they are among the open ones */
    static EnvironmentVariables of(Map<String, String> open, Set<String> hidden) {
        return new EnvironmentVariables(open, hidden, null, null);
    }

    EnvironmentVariables withPassword(String name, Secret password) {
        return new EnvironmentVariables(open, hidden, name, password.getEncryptedValue());
    }

    /** With one that was made up and opens nothing: it is kept from the log like a real one, and stored as it is. */
    EnvironmentVariables withMadeUpPassword(String name, String password) {
        Map<String, String> all = new LinkedHashMap<>(open);
        all.put(name, password);
        return new EnvironmentVariables(all, hidden, name, null);
    }

    @Override
    public void expand(@NonNull EnvVars env) {
        hidden.forEach(env::remove);
        open.forEach(env::override);
        if (encryptedPassword != null) {
            env.override(passwordName, Secret.fromString(encryptedPassword).getPlainText());
        }
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>(open.keySet());
        names.addAll(getSensitiveVariables());
        return names;
    }

    @NonNull
    @Override
    public Set<String> getSensitiveVariables() {
        return passwordName == null ? Set.of() : Set.of(passwordName);
    }
}
