package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineSelfService;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBranch;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import java.util.List;
import java.util.Map;

/** Branches of data pods, as their changes need and leave them. */
final class BranchTraces {
    private final EngineSession session;

    BranchTraces(EngineSession session) {
        this.session = session;
    }

    WebRequest create(Map<String, Object> body) {
        return WebRequest.post(session.selfService("/branch"), body);
    }

    WebRequest post(String branch, String call) {
        return WebRequest.post(session.selfService("/branch/" + branch + '/' + call), Map.of());
    }

    WebRequest read(String branch) {
        return WebRequest.get(session.selfService("/branch/" + branch));
    }

    /** References of those of one name; nothing says that a data pod cannot have two. */
    List<String> named(String pod, String name) {
        return EngineSelfService.branchesOf(session, pod).stream()
                .filter(branch -> name.equals(branch.name()))
                .map(SelfServiceBranch::reference)
                .toList();
    }
}
