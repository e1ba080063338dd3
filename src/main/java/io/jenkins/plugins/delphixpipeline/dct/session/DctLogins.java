package io.jenkins.plugins.delphixpipeline.dct.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.wire.AccessToken;
import io.jenkins.plugins.delphixpipeline.dct.wire.ProductInfo;
import io.jenkins.plugins.delphixpipeline.dct.wire.TokenInfo;
import io.jenkins.plugins.delphixpipeline.http.GarbledAnswerException;
import io.jenkins.plugins.delphixpipeline.http.Json;
import io.jenkins.plugins.delphixpipeline.http.LoginGuard;
import io.jenkins.plugins.delphixpipeline.http.WebClient;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.LoginSource;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.BackEndKind;
import io.jenkins.plugins.delphixpipeline.platform.model.PlatformInfo;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Logs in: with an API key, which only has to be tried, or with user and password, which bring a token that ends. */
final class DctLogins {
    static final String PRODUCT = "Data Control Tower";
    private static final String AUTHORIZATION = "Authorization";
    private static final Duration LOGOUT = Duration.ofSeconds(5);

    private final ApiRoot root;
    private final DctIdentity identity;
    private final LoginGuard<DctLogin> guard;

    DctLogins(ApiRoot root, DctIdentity identity, LoginSource source) {
        this.root = root;
        this.identity = identity;
        this.guard = new LoginGuard<>(source, BackEndKind.DCT, this::info);
    }

    DctLogin login(WebClient web) {
        DctLogin login = guard.current(given -> attempt(web, given));
        return login.isOver() ? renew(web, login) : login;
    }

    /** @param stale that is no longer good */
    DctLogin renew(WebClient web, DctLogin stale) {
        return guard.renew(stale, given -> attempt(web, given));
    }

    /** Whether DCT says so of a login that was good a moment ago. */
    boolean isGood(WebClient web, DctLogin login) {
        DctAnswer<TokenInfo> told = tokenInfo(web, login);
        return !told.isRefused() && told.value().active();
    }

    PlatformInfo info(DctLogin login) {
        ProductInfo product = identity.product();
        return new PlatformInfo(PRODUCT, text(product.productVersion()), text(product.apiVersion()), login.user());
    }

    private static String text(String told) {
        return told == null ? "" : told;
    }

    void logout(WebClient web) {
        DctLogin last = guard.forget();
        if (last == null || last.isOfKey()) {
            return;
        }
        try {
            WebRequest request =
                    WebRequest.post("/logout", null).answeredWithin(LOGOUT).retriedFor(Duration.ZERO);
            web.read(authorized(web, request, last), answer -> null);
        } catch (PlatformException alreadyGone) {
            // Whoever cannot be reached, or has forgotten us, has nothing to keep.
        }
    }

    /** Where DCT's API begins; null as long as that is not known. */
    String root() {
        return root.known();
    }

    /** See {@link ApiRoot#hasMoved}. */
    boolean hasMoved(WebClient web, String before) {
        return root.hasMoved(web, before);
    }

    WebRequest authorized(WebClient web, WebRequest request, DctLogin login) {
        return below(web, request).header(AUTHORIZATION, login.authorization());
    }

    private WebRequest below(WebClient web, WebRequest request) {
        return request.below(root.of(web)).header(DctSession.CLIENT, DctSession.CLIENT_NAME);
    }

    private DctLogin attempt(WebClient web, LoginSource.Login given) {
        DctLogin login = known(web, given);
        DctAnswer<ProductInfo> product = product(web, login);
        if (product.isTurnedAway()) {
            // Between two questions a token may end, and a key become good or be replaced.
            login = known(web, given);
            product = product(web, login);
        }
        if (product.isRefused() && given.isKey() && login.account() == null) {
            tryOut(web, login);
        }
        // DCT API: who may not read reports is not told the version, which makes the connection no worse.
        identity.check(product.isRefused() ? new ProductInfo(null, null, null) : product.value());
        return login;
    }

    private DctLogin known(WebClient web, LoginSource.Login given) {
        if (given.isKey()) {
            return owned(web, DctLogin.ofKey(given.password()));
        }
        DctLogin login = owned(web, byPassword(web, given));
        // A token that is not known at once has ended already: what it may not read would be taken for what nobody may.
        return login.account() == null ? owned(web, byPassword(web, given)) : login;
    }

    private DctLogin byPassword(WebClient web, LoginSource.Login given) {
        WebRequest request = WebRequest.post("/login", Map.of("username", given.user(), "password", given.password()));
        DctAnswer<AccessToken> answer = askOwn(web, below(web, request), body -> {
            AccessToken token = object(body, AccessToken.class);
            return token == null || token.accessToken() == null ? null : token;
        });
        if (answer.isRefused()) {
            throw new PlatformException(
                    Failure.of(Problem.LOGIN_REFUSED, web.settings().url())
                            .withDetails(answer.refusal())
                            .withCandidates(List.of(given.user())));
        }
        AccessToken token = answer.value();
        return DctLogin.ofToken(token.tokenType(), token.accessToken(), token.expiresIn(), given.user());
    }

    /** Whose the login is; DCT may not tell that of every kind of login. */
    private DctLogin owned(WebClient web, DctLogin login) {
        DctAnswer<TokenInfo> answer = tokenInfo(web, login);
        if (answer.isTurnedAway() && login.isOfKey()) {
            tryOut(web, login);
        }
        boolean told = !answer.isRefused() && answer.value().active();
        return told ? login.of(answer.value().username(), answer.value().accountId()) : login;
    }

    private DctAnswer<TokenInfo> tokenInfo(WebClient web, DctLogin login) {
        String authorization = login.authorization();
        String token = authorization.substring(authorization.indexOf(' ') + 1);
        return askOwn(web, authorized(web, WebRequest.post("/token-info", Map.of("token", token)), login), body -> {
            TokenInfo told = object(body, TokenInfo.class);
            return told == null || told.active() == null ? null : told;
        });
    }

    private DctAnswer<ProductInfo> product(WebClient web, DctLogin login) {
        WebRequest request = authorized(web, whichDct(), login);
        // Once it has said which one it is, somebody in between who will not tell does not make another one the same.
        // And once DCT itself has said whose the login is, nobody but a stranger says that it is none.
        boolean known = identity.isTold() || login.account() != null;
        return known ? askOwn(web, request, DctLogins::product) : ask(web, request, DctLogins::product);
    }

    static WebRequest whichDct() {
        return WebRequest.get("/reporting/product_info");
    }

    /** @return null for what is no answer to that */
    static ProductInfo product(JsonNode body) {
        ProductInfo told = object(body, ProductInfo.class);
        return told == null || told.apiVersion() == null && told.systemUuid() == null ? null : told;
    }

    /** A key of which nothing has been said yet, or that DCT does not know: then anybody may say that it is none, in any words. */
    private void tryOut(WebClient web, DctLogin login) {
        WebRequest request = WebRequest.get("/management/engines").query("limit", 1);
        DctAnswer<JsonNode> answer = ask(
                web, authorized(web, request, login), body -> body.path("items").isArray() ? body : null);
        if (answer.isTurnedAway()) {
            throw new PlatformException(
                    Failure.of(Problem.KEY_REFUSED, web.settings().url())
                            .withDetails(login.takenOutOf(answer.refusal())));
        }
    }

    /** DCT API: who asks for a login or a token is refused in the one declared way. */
    private static <T> DctAnswer<T> askOwn(WebClient web, WebRequest request, Function<JsonNode, T> expected) {
        return web.read(request, answer -> {
            DctAnswer<T> read = DctAnswer.read(answer, expected);
            if (read.isRefused() && !read.own()) {
                throw new GarbledAnswerException(answer);
            }
            return read;
        });
    }

    /** Elsewhere a login that is none may be turned away by a web server in front. */
    private static <T> DctAnswer<T> ask(WebClient web, WebRequest request, Function<JsonNode, T> expected) {
        return web.read(request, answer -> DctAnswer.read(answer, expected));
    }

    private static <T> T object(JsonNode body, Class<T> type) {
        return body.isObject() ? Json.convert(body, type) : null;
    }
}
