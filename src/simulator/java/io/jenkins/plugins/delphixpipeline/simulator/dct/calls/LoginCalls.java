package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Accounts;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Who is calling: login, logout, what a token is worth. */
final class LoginCalls {

    private final BooleanSupplier refused;

    /** @param refused whether the next login shall be, right or wrong */
    private LoginCalls(BooleanSupplier refused) {
        this.refused = refused;
    }

    static void addTo(Router router, BooleanSupplier refused) {
        LoginCalls calls = new LoginCalls(refused);
        router.open("POST", "login", "username password api_key@17", calls::logIn);
        router.post("logout", "", LoginCalls::logOut);
        router.open("POST", "token-info", "token!", LoginCalls::info);
        router.open("GET", "is-saml-enabled", "", LoginCalls::saml);
    }

    /** It is off. Before 3.16 the status alone told so. */
    private static Answer saml(Call call) {
        if (!call.version().atLeast(16)) {
            throw DctError.invalid("SAML is not enabled.");
        }
        return Answer.of(Json.object("enabled", false));
    }

    private Answer logIn(Call call) {
        boolean byKey = Json.has(call.body(), "api_key");
        if (!byKey && (call.text("username") == null || call.text("password") == null)) {
            throw DctError.invalid("\"username\" and \"password\" are required.");
        }
        Accounts accounts = call.state().accounts();
        Instant now = call.state().times().now();
        Optional<Account> account = byKey
                ? accounts.ofKey(call.text("api_key").replaceFirst("^apk ", ""), now)
                : accounts.ofPassword(call.text("username"), call.text("password"));
        if (refused.getAsBoolean() || account.isEmpty()) {
            throw DctError.unauthorized("invalid_credentials", "Invalid username or password.");
        }
        return Answer.of(Json.object(
                "access_token", accounts.logIn(account.get(), now),
                "token_type", "Bearer",
                "expires_in", accounts.tokenLife().toSeconds()));
    }

    private static Answer logOut(Call call) {
        call.state().accounts().logOut(call.request().header("authorization"));
        return new Answer(200, null);
    }

    /** Takes a token of a login, or an API key, with the word before it or without. */
    private static Answer info(Call call) {
        String token = call.text("token").replaceFirst("^(?i:apk|bearer) ", "");
        Accounts accounts = call.state().accounts();
        Instant now = call.state().times().now();
        Optional<Accounts.TokenInfo> login = accounts.info(token, now);
        Account account = login.map(Accounts.TokenInfo::account)
                .or(() -> accounts.ofKey(token, now))
                .orElseThrow(() -> DctError.unauthorized("invalid-token", "The token is not valid."));
        ObjectNode json = Json.object(
                "active",
                true,
                "token_type",
                login.isPresent() ? "Bearer" : "apk",
                "account_id",
                account.id(),
                "first_name",
                account.name(),
                "last_name",
                "Simulated",
                "email",
                account.name() + "@example.com",
                "username",
                account.name());
        login.ifPresent(info -> {
            json.put("exp", info.ends().getEpochSecond());
            if (call.version().atLeast(17)) {
                json.put("last_activity_time", call.state().times().write(info.used()));
            }
        });
        return Answer.of(json);
    }
}
