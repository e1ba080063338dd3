package io.jenkins.plugins.delphixpipeline.operation.automation;

import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Environment;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Rule;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFileException.Mistake;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a {@code delphix.yaml} whole, so that a mistake anywhere in it shows before anything is changed. The file comes
 * from a repository: nothing in it is ever made into an object, and its size, depth and aliases are limited.
 */
public final class AutomationFileReader {
    /** In characters; the largest sensible file is a hundredth of it. */
    public static final int LONGEST = 256 * 1024;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;
    private static final List<String> CONNECTOR = List.of("host", "port", "database", "username", "password");

    private AutomationFileReader() {}

    /** @throws AutomationFileException with the first mistake and its place */
    public static AutomationFile read(String text) {
        Settings file = new Settings(compose(text), "");
        checkUnused(file);
        return new AutomationFile(
                file.text("template"),
                file.text("parent"),
                file.entries("environments").stream()
                        .map(AutomationFileReader::environment)
                        .toList());
    }

    private static Environment environment(Settings.Entry entry) {
        Settings settings = new Settings(entry.value(), entry.where());
        return new Environment(
                entry.name(),
                branch(entry),
                settings.text("datapod"),
                settings.entries("when").stream()
                        .map(AutomationFileReader::rule)
                        .toList());
    }

    private static String branch(Settings.Entry entry) {
        Settings settings = new Settings(entry.value(), entry.where());
        String branch = settings.text("branch");
        if (!new BranchPattern(branch).isKnown()) {
            throw Settings.mistake(Mistake.BRANCH_PATTERN, entry.where() + ".branch", branch, settings.mark("branch"));
        }
        return branch;
    }

    private static Rule rule(Settings.Entry entry) {
        String word = Settings.text(entry.value(), entry.where());
        return new Rule(
                entry.name(),
                AutomationAction.of(word)
                        .orElseThrow(() -> Settings.mistake(
                                Mistake.UNKNOWN_ACTION,
                                entry.where(),
                                word,
                                entry.value().getStartMark())));
    }

    /** What has no effect must still be right: a file that the framework refuses is no file for us either. */
    private static void checkUnused(Settings file) {
        if (file.optional("connectors").isPresent()) {
            file.entries("connectors").forEach(entry -> {
                Settings connector = new Settings(entry.value(), entry.where());
                CONNECTOR.forEach(connector::text);
            });
        }
        file.optional("config").map(node -> new Settings(node, "config")).ifPresent(config -> config.entries(
                        "data-sources")
                .forEach(entry -> new Settings(entry.value(), entry.where()).text("ami")));
    }

    private static Node compose(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(LONGEST);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(MOST_ALIASES);
        try {
            Node root = new Yaml(new SafeConstructor(limits)).compose(new StringReader(text));
            if (root == null) {
                throw Settings.mistake(Mistake.EMPTY, "", null, null);
            }
            return root;
        } catch (MarkedYAMLException e) {
            Optional<Mark> asterisk = Stream.of(e.getContextMark(), e.getProblemMark())
                    .filter(AutomationFileReader::isAtAsterisk)
                    .findFirst();
            if (asterisk.isPresent()) {
                throw Settings.mistake(Mistake.BARE_ASTERISK, "", null, asterisk.get());
            }
            throw Settings.mistake(
                    Mistake.UNREADABLE,
                    "",
                    e.getProblem(),
                    e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark());
        } catch (YAMLException e) {
            throw Settings.mistake(Mistake.UNREADABLE, "", e.getMessage(), null);
        }
    }

    private static boolean isAtAsterisk(Mark mark) {
        return mark != null
                && mark.getPointer() < mark.getBuffer().length
                && mark.getBuffer()[mark.getPointer()] == '*';
    }

    /** What an environment can ask for, for a sentence about a wrong word. */
    public static List<String> actions() {
        return AutomationAction.words();
    }
}
