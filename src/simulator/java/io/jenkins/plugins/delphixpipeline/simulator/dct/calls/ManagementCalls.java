package io.jenkins.plugins.delphixpipeline.simulator.dct.calls;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Answer;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Listing;
import io.jenkins.plugins.delphixpipeline.simulator.dct.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctError;
import io.jenkins.plugins.delphixpipeline.simulator.dct.model.DctSwitch;
import io.jenkins.plugins.delphixpipeline.simulator.dct.schema.Resource;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import java.util.stream.Stream;

/** The DCT itself: which it is, its licence, its engines and accounts. */
final class ManagementCalls {

    private ManagementCalls() {}

    static void addTo(Router router) {
        router.get("reporting/product_info", ManagementCalls::product);
        router.get(18, "management/license", ManagementCalls::licence);
        router.get(
                "management/engines", call -> Listing.of(call, Resource.ENGINE).answer(engines(call)));
        router.post("management/engines/search", DctCalls.SEARCH, call -> Listing.of(call, Resource.ENGINE)
                .answer(engines(call)));
        router.get("management/engines/{id}", ManagementCalls::engine);
        AccountCalls.addTo(router);
    }

    private static Answer product(Call call) {
        if (call.state().is(DctSwitch.PRODUCT_INFO_FOR_ADMINISTRATORS)
                && !call.account().isAdministrator()) {
            throw DctError.forbidden("This needs an administrator.");
        }
        ObjectNode info = Json.object(
                "api_version", call.version().toString(),
                "product_version", call.version().product(),
                "system_uuid", call.state().uuid(),
                "product_upgrade_history", Json.array(),
                "supported_api_versions", Json.array(call.version().toString()));
        if (call.version().atLeast(16)) {
            info.put("deployment_mode", "DOCKER_COMPOSE");
        }
        return Answer.of(info);
    }

    private static Answer licence(Call call) {
        int engines = call.state().inventory().engines().size();
        int masking = (int) call.state().inventory().engines().stream()
                .filter(engine -> engine.masking().isPresent())
                .count();
        return Answer.of(Json.object(
                "tier",
                call.state().tier(),
                "virtualization_engine_count",
                engines,
                "masking_engine_count",
                masking,
                "virtualization_engine_count_limit",
                100,
                "masking_engine_count_limit",
                100));
    }

    private static Stream<ObjectNode> engines(Call call) {
        return call.state().inventory().engines().stream().map(call.state().placeView()::engine);
    }

    private static Answer engine(Call call) {
        return call.state()
                .inventory()
                .engine(call.id())
                .map(call.state().placeView()::engine)
                .map(engine -> call.shown(Resource.ENGINE, engine))
                .map(Answer::of)
                .orElseThrow(() -> DctError.missing("engine " + call.id()));
    }
}
