package io.jenkins.plugins.delphixpipeline.rehearsal.language;

import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Nearest;
import io.jenkins.plugins.delphixpipeline.rehearsal.binding.Signature;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;

/**
 * The steps that can stand in a Jenkinsfile. A step that is in none of these lists is noted like those that are.
 *
 * @param plugin the plugin's own and what each takes; they run as they are
 * @param carriedOut steps of Jenkins that decide what runs
 * @param valued of those that are noted: what they return is given in their place, or does not matter
 */
public record StepWords(Map<String, Signature> plugin, Set<String> carriedOut, Set<String> valued) {

    /** Those of the plugin {@code delphix}, which the steps of this plugin replace. */
    public static final Set<String> REPLACED =
            Set.of("deleteVDB", "provisionVDBFromBookmark", "provisionVDBFromSnapshot");

    /** Steps of Jenkins that most people know, and that do not decide what runs. */
    public static final Set<String> NOTED = Set.of(
            "addBadge",
            "ansiColor",
            "archive",
            "archiveArtifacts",
            "bat",
            "build",
            "checkout",
            "cleanWs",
            "configFileProvider",
            "container",
            "copyArtifacts",
            "cucumber",
            "deleteDir",
            "dockerFingerprintFrom",
            "emailext",
            "fingerprint",
            "git",
            "githubNotify",
            "httpRequest",
            "jiraComment",
            "junit",
            "lock",
            "mail",
            "milestone",
            "nodejs",
            "office365ConnectorSend",
            "podTemplate",
            "powershell",
            "publishHTML",
            "pwsh",
            "recordIssues",
            "sh",
            "slackSend",
            "sleep",
            "sshagent",
            "stash",
            "step",
            "svn",
            "timestamps",
            "tm",
            "tool",
            "unarchive",
            "unstash",
            "waitForQualityGate",
            "withMaven",
            "withSonarQubeEnv",
            "wrap",
            "xunit");

    /** What these bring in decides everything, and nobody knows it here. */
    public static final Set<String> REFUSED = Set.of("evaluate", "getContext", "library", "load");

    /** Their value is what they are there for. */
    public static final Set<String> ASKED_FOR_VALUE =
            Set.of("findFiles", "readCSV", "readManifest", "readMavenPom", "readTrusted", "resolveScm");

    /** Their arguments are descriptions and no values. */
    static final Set<String> TAKE_DESCRIPTIONS =
            Set.of("input", "parameters", "properties", "retry", "withCredentials");

    /** No steps, wherever they stand: parameters and credentials, which a file may collect in a list before a step gets them. */
    static final Set<String> DESCRIPTIONS = Set.of(
            "booleanParam",
            "certificate",
            "choice",
            "file",
            "password",
            "run",
            "sshUserPrivateKey",
            "string",
            "text",
            "usernameColonPassword",
            "usernamePassword",
            "zip");

    /** Groovy has methods of these names, which would be called in the place of the step. */
    static final Set<String> HIDDEN_BY_GROOVY = Set.of("equals", "printf", "sleep");

    /** What to do about what stands in no file that is rehearsed; empty for any other word. */
    static String elsewhere(String word) {
        return switch (word) {
            case "@Library", "library", "libraries" ->
                ": what a shared library brings is not known here; rehearse a copy of the file that calls the steps itself";
            case "load" -> ": what another file brings is not known here; put it into the file that is rehearsed";
            default -> "";
        };
    }

    /** How else than by a text on the command line a step gets its value. */
    String otherwise(String name) {
        if (name.equals("sh")) {
            return ", or let sh run on this machine with --run-sh";
        }
        return isKnown(name) ? "" : ", or, if it is a shared library's, write into the file what it does";
    }

    /** Whether what a noted step returns is what its block does. */
    boolean givesThatOfItsBlock(MethodCallExpression call) {
        return NOTED.contains(call.getMethodAsString())
                && call.getArguments() instanceof TupleExpression given
                && given.getExpressions().stream().anyMatch(ClosureExpression.class::isInstance);
    }

    boolean isPlugins(String name) {
        return plugin.containsKey(name);
    }

    /** What a step of the plugin takes; nothing for any other. */
    Optional<Signature> signature(String name) {
        return Optional.ofNullable(plugin.get(name));
    }

    /** Whether people mean a step with it. */
    boolean isKnown(String name) {
        return !isNoted(name) || NOTED.contains(name) || REFUSED.contains(name) || ASKED_FOR_VALUE.contains(name);
    }

    /** Whether it begins like a step of the plugin and is none. */
    boolean isMisspelt(String name) {
        return isNoted(name) && name.matches("(?i)(with)?delphix.*");
    }

    /** The plugin's own step that a misspelt word comes closest to; empty for none. */
    String meantBy(String word) {
        return Nearest.to(word, plugin.keySet());
    }

    boolean isNoted(String name) {
        return !plugin.containsKey(name) && !carriedOut.contains(name);
    }

    /** For the documents; the plugin's own are left out. */
    public Map<String, Treatment> table() {
        Map<String, Treatment> table = new TreeMap<>();
        NOTED.forEach(name -> table.put(name, Treatment.NOTED));
        REPLACED.forEach(name -> table.put(name, Treatment.NOTED));
        ASKED_FOR_VALUE.forEach(name -> table.put(name, Treatment.REFUSED));
        REFUSED.forEach(name -> table.put(name, Treatment.REFUSED));
        carriedOut.forEach(name -> table.put(name, Treatment.CARRIED_OUT));
        return table;
    }
}
