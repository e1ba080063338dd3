package io.jenkins.plugins.delphixpipeline.operation;

import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Shell;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Hooks as somebody asked for them: each a template of the back end, or a script of its own. Stored, so a plain class. */
public final class HookSettings implements Serializable {
    @Serial
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, ArrayList<Entry>> lists = new TreeMap<>();

    /** One hook. */
    private static final class Entry implements Serializable {
        @Serial
        private static final long serialVersionUID = 1L;

        private final String template;
        private final String name;
        private final String shell;
        private final String text;

        Entry(String template, String name, String shell, String text) {
            this.template = template;
            this.name = name;
            this.shell = shell;
            this.text = text;
        }

        Script resolve(OperationContext context) {
            if (template == null) {
                return new Script(name, Shell.valueOf(shell), text);
            }
            Script made = context.catalog().hookTemplate(template);
            return name == null ? made : new Script(name, made.shell(), made.text());
        }
    }

    /** The list of this moment is to be set, to begin with as an empty one. */
    public HookSettings list(Moment moment) {
        lists.computeIfAbsent(moment.name(), key -> new ArrayList<>());
        return this;
    }

    /** @param name null for that of the template */
    public HookSettings template(Moment moment, String template, String name) {
        list(moment).lists.get(moment.name()).add(new Entry(template, name, null, null));
        return this;
    }

    public HookSettings script(Moment moment, Script script) {
        list(moment)
                .lists
                .get(moment.name())
                .add(new Entry(null, script.name(), script.shell().name(), script.text()));
        return this;
    }

    /** @param settings null where an earlier version stored none */
    public static VdbHooks resolve(HookSettings settings, OperationContext context) {
        return settings == null ? VdbHooks.NONE : settings.resolve(context);
    }

    public boolean isEmpty() {
        return lists.isEmpty();
    }

    /**
     * With the scripts of the templates.
     *
     * @throws PlatformException {@link Problem#HOOK_TEMPLATE_UNKNOWN}; {@link Problem#PARAMETER_REFUSED} for two hooks of a list
     *     that come to bear the same name, since a hook is known by its name
     */
    public VdbHooks resolve(OperationContext context) {
        Map<Moment, List<Script>> resolved = new EnumMap<>(Moment.class);
        lists.forEach((moment, entries) -> {
            List<Script> scripts =
                    entries.stream().map(entry -> entry.resolve(context)).toList();
            scripts.stream()
                    .map(Script::name)
                    .filter(name -> scripts.stream()
                                    .filter(script -> name.equals(script.name()))
                                    .count()
                            > 1)
                    .findFirst()
                    .ifPresent(name -> {
                        throw new PlatformException(Failure.of(Problem.PARAMETER_REFUSED, "hooks")
                                .withDetails("two hooks of a list are called \"" + name + "\""));
                    });
            resolved.put(Moment.valueOf(moment), scripts);
        });
        return new VdbHooks(resolved);
    }
}
