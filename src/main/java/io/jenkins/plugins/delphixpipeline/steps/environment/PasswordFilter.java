package io.jenkins.plugins.delphixpipeline.steps.environment;

import hudson.console.ConsoleLogFilter;
import hudson.model.AbstractBuild;
import hudson.remoting.Channel;
import hudson.util.Secret;
import java.io.OutputStream;
import java.io.Serial;
import java.io.Serializable;
import java.util.List;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.credentialsbinding.masking.SecretPatterns;

/**
 * Keeps a password out of the log of a body, as {@code withCredentials} does. Stored with the pipeline, where the pattern is kept
 * encrypted; an agent, which has no key, is told it as it is.
 */
final class PasswordFilter extends ConsoleLogFilter implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String pattern;
    private final boolean encrypted;
    private final String charset;

    private PasswordFilter(String pattern, boolean encrypted, String charset) {
        this.pattern = pattern;
        this.encrypted = encrypted;
        this.charset = charset;
    }

    static PasswordFilter of(Secret password, String charset) {
        Pattern all = SecretPatterns.getAggregateSecretPattern(List.of(password.getPlainText()));
        return new PasswordFilter(Secret.fromString(all.pattern()).getEncryptedValue(), true, charset);
    }

    @Serial
    private Object writeReplace() {
        return encrypted && Channel.current() != null ? new PasswordFilter(plain(), false, charset) : this;
    }

    private String plain() {
        return encrypted ? Secret.fromString(pattern).getPlainText() : pattern;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public OutputStream decorateLogger(AbstractBuild build, OutputStream logger) {
        return new SecretPatterns.MaskingOutputStream(logger, () -> Pattern.compile(plain()), charset);
    }
}
