package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Account;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.Accounts;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** {@code /management/accounts}, and their keys. */
final class AccountCalls {

    private static final String PATH = "management/accounts";
    private static final String CREATION =
            "username password generate_api_key:b is_admin:b first_name last_name email ldap_principal api_client_id tags:a";

    /** Fewer than are told of one that is read; the vendor's own client refuses any other. */
    private static final List<String> TOLD_OF_A_NEW_ONE =
            List.of("id", "first_name", "last_name", "email", "username", "ldap_principal", "tags");

    private AccountCalls() {}

    static void addTo(Router router) {
        router.get(PATH, call -> Listing.of(call, Resource.ACCOUNT).answer(all(call)));
        router.post(PATH + "/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.ACCOUNT)
                .answer(all(call)));
        router.get(PATH + "/{id}", call -> Answer.of(shown(call, account(call))));
        router.post(PATH, CREATION, AccountCalls::create);
        router.post(18, PATH + "/api-key-regenerate", "token!", AccountCalls::renewOwnKey);
        router.post(17, PATH + "/{id}/api-key-reset", "", call -> {
            requireAdministrator(call);
            return Answer.of(key(call, account(call)));
        });
        router.delete(17, PATH + "/{id}/api-key-delete", AccountCalls::deleteKey);
    }

    private static Stream<ObjectNode> all(Call call) {
        return StreamSupport.stream(call.state().accounts().all().spliterator(), false)
                .map(account -> json(call, account));
    }

    private static ObjectNode shown(Call call, Account account) {
        return call.shown(Resource.ACCOUNT, json(call, account));
    }

    private static ObjectNode json(Call call, Account account) {
        return account.toJson(call.state().times())
                .set("tags", call.state().notes().tags().of(tagged(account)));
    }

    /** What the tags of an account are kept under: its bare number is an engine's, too. */
    private static String tagged(Account account) {
        return TagCalls.ACCOUNT + account.id();
    }

    private static Account account(Call call) {
        return StreamSupport.stream(call.state().accounts().all().spliterator(), false)
                .filter(account -> call.id().equals(String.valueOf(account.id())))
                .findFirst()
                .orElseThrow(() -> DctError.missing("account " + call.id()));
    }

    private static void requireAdministrator(Call call) {
        if (!call.account().isAdministrator()) {
            throw DctError.forbidden("This needs an administrator.");
        }
    }

    private static Answer create(Call call) {
        requireAdministrator(call);
        if (call.text("username") == null) {
            throw DctError.invalid("\"username\" is required.");
        }
        Accounts accounts = call.state().accounts();
        Account account = accounts.add(
                call.text("username"),
                call.text("password"),
                null,
                call.body().path("is_admin").asBoolean());
        call.state().notes().tags().add(tagged(account), call.body().path("tags"));
        ObjectNode answer = shown(call, account).retain(TOLD_OF_A_NEW_ONE);
        if (call.body().path("generate_api_key").asBoolean()) {
            answer.put("token", accounts.renewKey(account));
        }
        return Answer.created(answer);
    }

    /** A new key for oneself; the old one ends. */
    private static Answer renewOwnKey(Call call) {
        Account account = call.state()
                .accounts()
                .ofKey(
                        call.text("token").replaceFirst("^apk ", ""),
                        call.state().times().now())
                .orElseThrow(() -> DctError.unauthorized("invalid-token", "The token is not valid."));
        return Answer.of(key(call, account));
    }

    private static ObjectNode key(Call call, Account account) {
        return Json.object("token", call.state().accounts().renewKey(account));
    }

    private static Answer deleteKey(Call call) {
        requireAdministrator(call);
        call.state().accounts().deleteKey(account(call).name());
        return Answer.empty();
    }
}
