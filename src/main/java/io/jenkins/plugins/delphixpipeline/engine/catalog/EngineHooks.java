package io.jenkins.plugins.delphixpipeline.engine.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.wire.Operation;
import io.jenkins.plugins.delphixpipeline.engine.wire.OperationTemplate;
import io.jenkins.plugins.delphixpipeline.engine.wire.Operations;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The scripts among the hooks of a VDB, and the templates that scripts are made of. */
public final class EngineHooks {
    private static final String MASKING_STEP = "RunMaskingJob";
    private static final Map<Shell, String> TYPES = Map.of(
            Shell.BASH, "RunBashOnSourceOperation",
            Shell.SHELL, "RunCommandOnSourceOperation",
            Shell.EXPECT, "RunExpectOnSourceOperation",
            Shell.PS, "RunPowerShellOnSourceOperation",
            Shell.PSD, "RunDefaultPowerShellOnSourceOperation");

    private final EngineSession session;
    private final EngineSources sources;
    private final EngineNames names;

    public EngineHooks(EngineSession session, EngineSources sources, EngineNames names) {
        this.session = session;
        this.sources = sources;
        this.names = names;
    }

    /** The operation that runs a masking job has two type names, by version; all other operations run scripts. */
    public static boolean isMasking(String type) {
        return type != null && type.startsWith(MASKING_STEP);
    }

    /** The engine's own name of a list. */
    public static String list(Moment moment) {
        return switch (moment) {
            case CONFIGURE_CLONE -> "configureClone";
            case PRE_REFRESH -> "preRefresh";
            case POST_REFRESH -> "postRefresh";
        };
    }

    public static String type(Shell shell) {
        return TYPES.get(shell);
    }

    /** As they are at this moment. */
    public VdbHooks of(String vdb) {
        Operations now = sources.now(vdb).operations();
        Operations all = now == null ? new Operations(null, null, null) : now;
        return new VdbHooks(Map.of(
                Moment.CONFIGURE_CLONE, scripts(all.configureClone()),
                Moment.PRE_REFRESH, scripts(all.preRefresh()),
                Moment.POST_REFRESH, scripts(all.postRefresh())));
    }

    private static List<Script> scripts(List<Operation> operations) {
        return operations.stream()
                .filter(operation -> !isMasking(operation.type()))
                .map(EngineHooks::script)
                .toList();
    }

    private static Script script(Operation operation) {
        return new Script(operation.name(), shell(operation.type()).orElse(null), operation.command());
    }

    private static Optional<Shell> shell(String type) {
        return Stream.of(Shell.values())
                .filter(shell -> type(shell).equals(type))
                .findFirst();
    }

    /** Engine API: a hook takes over what its template says at that moment; the two are not tied to each other. */
    Script template(String name) {
        OperationTemplate found = names.named(name, templates(), Problem.HOOK_TEMPLATE_UNKNOWN);
        Operation operation = found.operation();
        JsonNode credentials = operation.credentialsEnvVarsList();
        if (credentials != null && !credentials.isEmpty()) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "hooks")
                    .withDetails("the template \"" + names.path(found)
                            + "\" holds credentials, which an engine does not hand out"));
        }
        Shell shell = shell(operation.type())
                .orElseThrow(() -> PlatformException.of(Problem.PLATFORM_UNSUPPORTED, operation.type()));
        return new Script(found.name(), shell, operation.command());
    }

    List<String> templateNames() {
        return names.paths(templates()).stream().sorted().toList();
    }

    private List<OperationTemplate> templates() {
        return session.list(WebRequest.get("/source/operationTemplate"), OperationTemplate.class);
    }
}
