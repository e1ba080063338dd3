package io.jenkins.plugins.delphixpipeline.simulator.calls;

import io.jenkins.plugins.delphixpipeline.simulator.api.Call;
import io.jenkins.plugins.delphixpipeline.simulator.api.Router;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.operation.SourceControl;

/** {@code /source}: start, stop, enable, disable. */
final class SourceCalls {

    private SourceCalls() {}

    static void addTo(Router router) {
        router.post("source/{ref}/start", call -> call.start(control(call).start()));
        router.post("source/{ref}/stop", call -> call.start(control(call).stop()));
        router.post("source/{ref}/disable", call -> call.start(control(call).disable()));
        router.post(
                "source/{ref}/enable",
                call -> call.start(
                        control(call).enable(call.body().path("attemptStart").asBoolean(true))));
    }

    private static SourceControl control(Call call) {
        return new SourceControl(call.state(), call.object(Kind.SOURCE));
    }
}
