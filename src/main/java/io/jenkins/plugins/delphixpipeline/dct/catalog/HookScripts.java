package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.wire.Hook;
import io.jenkins.plugins.delphixpipeline.dct.wire.HookTemplate;
import io.jenkins.plugins.delphixpipeline.dct.wire.Hooks;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Hooks between DCT's form and the port's, and the templates that they are made of. */
public final class HookScripts {
    private HookScripts() {}

    /** DCT's own name of a list. */
    public static String list(Moment moment) {
        return moment.name().toLowerCase(Locale.ROOT);
    }

    /** The lists as DCT takes them, by their names. */
    public static Map<String, Object> body(VdbHooks hooks) {
        Map<String, Object> lists = new LinkedHashMap<>();
        hooks.lists()
                .forEach((moment, scripts) -> lists.put(
                        list(moment), scripts.stream().map(HookScripts::body).toList()));
        return lists;
    }

    private static Map<String, Object> body(Script script) {
        return Map.of(
                "name",
                script.name(),
                "shell",
                script.shell().name().toLowerCase(Locale.ROOT),
                "command",
                script.text());
    }

    static VdbHooks of(Hooks wire) {
        Hooks all = wire == null ? new Hooks(null, null, null) : wire;
        return new VdbHooks(Map.of(
                Moment.CONFIGURE_CLONE, scripts(all.configureClone()),
                Moment.PRE_REFRESH, scripts(all.preRefresh()),
                Moment.POST_REFRESH, scripts(all.postRefresh())));
    }

    private static List<Script> scripts(List<Hook> hooks) {
        return hooks.stream()
                .map(hook -> new Script(hook.name(), shell(hook.shell()), hook.command()))
                .toList();
    }

    /** DCT API: bash, where nothing is told. */
    private static Shell shell(String word) {
        return Stream.of(Shell.values())
                .filter(shell -> shell.name().equalsIgnoreCase(word))
                .findFirst()
                .orElse(Shell.BASH);
    }

    static Script template(String name, DctSession session) {
        HookTemplate found = NameResolver.resolve(name, templates(session), Problem.HOOK_TEMPLATE_UNKNOWN);
        if (found.credentialsEnvVars() != null && !found.credentialsEnvVars().isEmpty()) {
            throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "hooks")
                    .withDetails("the template \"" + name + "\" holds credentials, which DCT does not hand out"));
        }
        return new Script(found.name(), shell(found.shell()), found.command());
    }

    static List<HookTemplate> templates(DctSession session) {
        return session.search("/hook-templates", null, HookTemplate.class);
    }
}
