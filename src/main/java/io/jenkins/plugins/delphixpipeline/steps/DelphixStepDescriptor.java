package io.jenkins.plugins.delphixpipeline.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Item;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.delphixpipeline.config.ConnectionChoice;
import io.jenkins.plugins.delphixpipeline.config.ConnectionForms;
import io.jenkins.plugins.delphixpipeline.config.DelphixConfiguration;
import io.jenkins.plugins.delphixpipeline.forms.LiveLists;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.structs.describable.CustomDescribableModel;
import org.jenkinsci.plugins.workflow.graph.FlowNode;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.kohsuke.stapler.AncestorInPath;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/** What the descriptors of all Delphix steps have in common: names, form fields, and the line in graph views. */
public abstract class DelphixStepDescriptor extends StepDescriptor implements CustomDescribableModel {
    private static final Set<String> LISTS = Set.of("tags", "vdbs", "owners", "dataPods", "bookmarks");

    private final String functionName;
    private final List<String> subjects;

    /** @param subjects the parameters that may say what the step is about; the first one given is shown in graph views */
    protected DelphixStepDescriptor(String functionName, String... subjects) {
        this.functionName = functionName;
        this.subjects = List.of(subjects);
    }

    @Override
    public final String getFunctionName() {
        return functionName;
    }

    @Override
    public Set<? extends Class<?>> getRequiredContext() {
        return Set.of(Run.class, TaskListener.class, FlowNode.class);
    }

    /** For example {@code Patients Prod on production-engine}. */
    @Override
    @CheckForNull
    public final String argumentsToString(Map<String, Object> arguments) {
        String subject = subjects.stream()
                .map(name -> text(arguments, name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String connection = text(arguments, "connection");
        if (subject == null || connection == null) {
            return subject == null ? connection : subject;
        }
        return Messages.DelphixStepDescriptor_on(subject, connection);
    }

    /** Null for what the engine did not store and for what is no text. */
    private static String text(Map<String, Object> arguments, String name) {
        return arguments.get(name) instanceof CharSequence text
                        && !text.toString().isBlank()
                ? text.toString()
                : null;
    }

    /** Lets a list be written as one text, as in a form. A real list is left alone: its entries may have commas. */
    @Override
    public final Map<String, Object> customInstantiate(Map<String, Object> arguments) {
        Map<String, Object> converted = new LinkedHashMap<>(arguments);
        converted.replaceAll((name, value) ->
                LISTS.contains(name) && value instanceof CharSequence text ? Parameters.split(text.toString()) : value);
        return converted;
    }

    @Override
    public final Step newInstance(StaplerRequest2 request, JSONObject form) throws FormException {
        return super.newInstance(request, parameters(form));
    }

    /** What a submitted form says, as parameters of the step. */
    static JSONObject parameters(JSONObject form) {
        JSONObject flat = RadioBlocks.flattened(form);
        for (String list : LISTS) {
            if (flat.get(list) instanceof String text) {
                flat.put(list, Parameters.split(text));
            }
        }
        return flat;
    }

    /** For a text field that holds a list. */
    @CheckForNull
    public final String joined(List<String> values) {
        return Parameters.joined(values);
    }

    @POST
    public final ListBoxModel doFillConnectionItems(@AncestorInPath Item item, @QueryParameter String connection) {
        return DelphixConfiguration.connectionItems(item, connection);
    }

    @POST
    public final ListBoxModel doFillCredentialsIdItems(
            @AncestorInPath Item item, @QueryParameter String credentialsId) {
        return ConnectionForms.credentialsItems(item, credentialsId);
    }

    /** What goes wrong while names are looked up is told here, once, and not at each field that could offer them. */
    @POST
    public final FormValidation doCheckConnection(
            @AncestorInPath Item item, @QueryParameter String value, @QueryParameter String credentialsId) {
        return LiveLists.check(item, new ConnectionChoice(value, credentialsId));
    }

    @POST
    public final FormValidation doCheckCredentialsId(@AncestorInPath Item item, @QueryParameter String value) {
        return ConnectionForms.checkCredentialsId(item, value);
    }

    @POST
    public final FormValidation doCheckResultVariable(@QueryParameter String value) {
        return Parameters.validation(() -> Parameters.environmentName(Messages.Field_resultVariable(), value));
    }

    public static ListBoxModel words(Enum<?>... choices) {
        ListBoxModel items = new ListBoxModel();
        for (Enum<?> choice : choices) {
            items.add(Parameters.word(choice));
        }
        return items;
    }

    protected static ListBoxModel choices(String byDefault, List<IfExists> choices) {
        ListBoxModel items = new ListBoxModel();
        items.add(byDefault, "");
        Stream<String> words = choices.stream().map(choice -> choice.name().toLowerCase(Locale.ROOT));
        words.forEach(items::add);
        return items;
    }
}
