package io.jenkins.plugins.delphixpipeline.simulator.dct.model;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** All accounts, and who is logged in. */
public final class Accounts {

    /** A login that goes on until its end, or for as long as it is used often enough. */
    private static final class Token {
        private final Account account;
        private final Instant ends;
        private Instant used;

        private Token(Account account, Instant ends, Instant used) {
            this.account = account;
            this.ends = ends;
            this.used = used;
        }
    }

    /** What a token tells of itself. */
    public record TokenInfo(Account account, Instant ends, Instant used) {}

    private final SecureRandom random = new SecureRandom();
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Token> tokens = new LinkedHashMap<>();
    private Duration tokenLife = Duration.ofHours(24);
    private Duration tokenInactivity = Duration.ofMinutes(30);
    private boolean passwordsDisabled;

    /** @param key null for an account without a key */
    public Account add(String name, String password, String key, boolean administrator) {
        Account account = new Account(accounts.size() + 1, name, password, administrator);
        account.key(key, null);
        accounts.put(name, account);
        return account;
    }

    public void tokens(Duration life, Duration inactivity) {
        tokenLife = life;
        tokenInactivity = inactivity;
    }

    public Duration tokenLife() {
        return tokenLife;
    }

    public Iterable<Account> all() {
        return accounts.values();
    }

    public Account named(String name) {
        return Optional.ofNullable(accounts.get(name))
                .orElseThrow(() -> new NoSuchElementException("no account " + name));
    }

    /** The account of a header such as {@code apk 1.abc} or {@code Bearer xyz}. */
    public Optional<Account> of(String header, Instant now) {
        String[] words = header == null ? new String[0] : header.split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        } else if (words[0].equals("apk")) {
            return ofKey(words[1], now);
        }
        return words[0].equalsIgnoreCase("bearer") ? use(words[1], now) : Optional.empty();
    }

    public Optional<Account> ofKey(String key, Instant now) {
        return accounts.values().stream()
                .filter(account -> account.hasLivingKey(key, now))
                .findFirst();
    }

    /** Nobody logs in with a password any more, as an administrator may decide. */
    public void disablePasswords() {
        passwordsDisabled = true;
    }

    public Optional<Account> ofPassword(String name, String password) {
        return passwordsDisabled
                ? Optional.empty()
                : Optional.ofNullable(accounts.get(name)).filter(account -> account.hasPassword(password));
    }

    public String logIn(Account account, Instant now) {
        String token = UUID.randomUUID().toString();
        tokens.put(token, new Token(account, now.plus(tokenLife), now));
        return token;
    }

    public void logOut(String header) {
        tokens.remove(header == null ? "" : header.replaceFirst("^\\S+ ", ""));
    }

    private Optional<Account> use(String written, Instant now) {
        Optional<TokenInfo> alive = info(written, now);
        alive.ifPresent(any -> tokens.get(written).used = now);
        return alive.map(TokenInfo::account);
    }

    /** Nothing when the token has ended. */
    public Optional<TokenInfo> info(String written, Instant now) {
        Token token = tokens.get(written);
        boolean alive = token != null && now.isBefore(token.ends) && now.isBefore(token.used.plus(tokenInactivity));
        return alive ? Optional.of(new TokenInfo(token.account, token.ends, token.used)) : Optional.empty();
    }

    public void endTokens() {
        tokens.clear();
    }

    /** The account's key ends now: it is still there, but of no use. */
    public void expireKey(String name, Instant now) {
        named(name).keyEnds(now);
    }

    public void deleteKey(String name) {
        named(name).key(null, null);
    }

    /** Gives an account a new key in place of the one that it had. */
    public String renewKey(Account account) {
        byte[] secret = new byte[36];
        random.nextBytes(secret);
        String key =
                account.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        account.key(key, null);
        return key;
    }
}
