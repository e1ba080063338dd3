package io.jenkins.plugins.delphixpipeline.rehearsal.steps;

import hudson.AbortException;
import hudson.model.Result;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.Failures;
import io.jenkins.plugins.delphixpipeline.rehearsal.build.StageStatus;
import io.jenkins.plugins.delphixpipeline.rehearsal.language.Symbol;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.Here;
import io.jenkins.plugins.delphixpipeline.rehearsal.run.JenkinsStep;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException;

/** Steps that decide how stages and builds end. */
final class ResultSteps {
    private ResultSteps() {}

    static void addTo(Map<String, JenkinsStep> steps) {
        steps.put("error", (call, here) -> {
            throw new AbortException(call.text("message", ""));
        });
        steps.put("unstable", (call, here) -> {
            here.say("WARNING: " + call.text("message", ""));
            worsen(here, Result.UNSTABLE, Result.UNSTABLE);
            return null;
        });
        steps.put(
                "catchError",
                (call, here) -> caught(
                        call,
                        here,
                        result(call, "buildResult", Result.FAILURE),
                        result(call, "stageResult", Result.SUCCESS)));
        steps.put("warnError", (call, here) -> caught(call, here, Result.UNSTABLE, Result.UNSTABLE));
    }

    private static Object caught(Symbol call, Here here, Result ofBuild, Result ofStage) throws Exception {
        boolean interruptions = call.flag("catchInterruptions", true);
        try {
            return here.body(call, here.scope());
        } catch (Exception e) {
            FlowInterruptedException stop = e instanceof FlowInterruptedException stopped ? stopped : null;
            if (stop != null && stop.isActualInterruption() && !interruptions) {
                throw e;
            }
            String message = call.text("message", "");
            here.say((message.isEmpty() ? "" : message + ": ")
                    + Failures.message(e).replace('\n', ' '));
            if (stop == null) {
                worsen(here, ofBuild, ofStage);
            } else {
                // Whatever result was asked for.
                worsen(here, stop.getResult(), stop.getResult());
            }
            return null;
        }
    }

    private static void worsen(Here here, Result ofBuild, Result ofStage) {
        here.build().worsen(ofBuild);
        here.scope().status().worsen(ofStage);
    }

    private static Result result(Symbol call, String parameter, Result otherwise) {
        if (!call.arguments().named().containsKey(parameter)) {
            return otherwise;
        }
        // Null is one way to write that all is well.
        return call.named(parameter)
                .map(given -> StageStatus.named(given.toString()).orElseThrow(() -> unknown(given.toString())))
                .orElse(Result.SUCCESS);
    }

    private static IllegalArgumentException unknown(String name) {
        List<String> all = StageStatus.RESULTS.stream().map(Result::toString).toList();
        return new IllegalArgumentException("catchError: there is no result " + name + Nearest.to(name, all));
    }
}
