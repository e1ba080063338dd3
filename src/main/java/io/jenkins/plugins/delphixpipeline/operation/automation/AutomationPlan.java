package io.jenkins.plugins.delphixpipeline.operation.automation;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.OperationSequence;
import io.jenkins.plugins.delphixpipeline.operation.PointChoice;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Environment;
import io.jenkins.plugins.delphixpipeline.operation.automation.AutomationFile.Rule;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkLabels;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.BookmarkSelfService;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.DeleteBookmark;
import io.jenkins.plugins.delphixpipeline.operation.bookmark.ShareBookmark;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeleteVdb;
import io.jenkins.plugins.delphixpipeline.operation.pod.ManagePod;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodAction;
import io.jenkins.plugins.delphixpipeline.operation.pod.PodTarget;
import io.jenkins.plugins.delphixpipeline.operation.provision.Placement;
import io.jenkins.plugins.delphixpipeline.operation.provision.ProvisionVdb;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a file asks for when something happened: the environments of the branch in the order of the file, and of each the
 * rules for the event in their order, more than one where more than one fits.
 */
public final class AutomationPlan {
    private final AutomationFile file;
    private final Trigger trigger;
    private final String repository;
    private final boolean allowUnmasked;
    private final List<Chosen> chosen;

    private record Chosen(Environment environment, AutomationAction action) {}

    /** @param repository where new VDBs are put; null for the back end's own choice */
    public AutomationPlan(AutomationFile file, Trigger trigger, String repository, boolean allowUnmasked) {
        this.file = file;
        this.trigger = trigger;
        this.repository = repository;
        this.allowUnmasked = allowUnmasked;
        this.chosen = file.environments().stream()
                .filter(trigger::concerns)
                .flatMap(environment -> environment.when().stream()
                        .filter(rule -> rule.event().equals(trigger.event()))
                        .map(Rule::action)
                        .map(action -> new Chosen(environment, action)))
                .toList();
    }

    /** The branches of the file when none of them is the one that something happened on; empty when one is. */
    public List<String> otherBranches() {
        boolean concerned = file.environments().stream().anyMatch(trigger::concerns);
        return concerned
                ? List.of()
                : file.environments().stream()
                        .map(Environment::branch)
                        .distinct()
                        .toList();
    }

    /** The events that something would be done for on the branch. */
    public List<String> events() {
        return file.environments().stream()
                .filter(trigger::concerns)
                .flatMap(environment -> environment.when().stream())
                .map(Rule::event)
                .distinct()
                .toList();
    }

    /** Whether something must be named, and nothing is known to name it after. */
    public boolean lacksName() {
        return !trigger.canName()
                && chosen.stream().anyMatch(each -> each.action().usesName());
    }

    /** @param name of the file, for people */
    public OperationSequence operation(String name) {
        List<OperationSequence.Part> parts = new ArrayList<>();
        if (!chosen.isEmpty()) {
            parts.add(new OperationSequence.Part("check the names in " + name, check()));
        }
        for (Chosen each : chosen) {
            Environment environment = each.environment();
            String label = environment.name() + ": " + trigger.event() + ": "
                    + each.action().word() + " " + subject(each);
            parts.add(new OperationSequence.Part(
                    label, new AfterPodJobs(operation(each), environment.dataPod(), file.template())));
        }
        return new OperationSequence("automation", name, parts, Map.of("matched", !chosen.isEmpty()));
    }

    private String subject(Chosen each) {
        return each.action().usesName()
                ? trigger.nameFor(each.environment())
                : each.environment().dataPod();
    }

    /** All names are looked up before the first of them is worked with. */
    private DataOperation check() {
        List<String> pods = chosen.stream()
                .map(each -> each.environment().dataPod())
                .distinct()
                .toList();
        boolean provisions = chosen.stream().anyMatch(each -> each.action() == AutomationAction.CREATE_VDB);
        return new CheckNames(file.template(), pods, provisions ? file.parent() : null, repository);
    }

    private DataOperation operation(Chosen each) {
        String pod = each.environment().dataPod();
        String template = file.template();
        String name = subject(each);
        return switch (each.action()) {
            case REFRESH_POD ->
                new ManagePod(new PodTarget(pod, template, true, allowUnmasked), PodAction.REFRESH, null);
            case UNDO_POD -> new ManagePod(new PodTarget(pod, template, true, allowUnmasked), PodAction.UNDO, null);
            case CREATE_BOOKMARK ->
                new BookmarkSelfService(
                        name,
                        new PodTarget(pod, template, true, allowUnmasked),
                        new BookmarkLabels(List.of(), false, null, null),
                        IfExists.KEEP);
            case SHARE_BOOKMARK -> new ShareBookmark(name, pod, template, allowUnmasked);
            case DELETE_BOOKMARK -> new DeleteBookmark(name, pod, template);
            case CREATE_VDB ->
                new ProvisionVdb(
                        name,
                        new ProvisionVdb.Source(file.parent(), newest()),
                        new Placement(template, null, repository, null, Map.of()),
                        IfExists.KEEP,
                        allowUnmasked);
            case DELETE_VDB -> new DeleteVdb(template + "/" + name, false).orNoGroup();
        };
    }

    /** The newest data; of a master the newest snapshot, since what lies between its snapshots may not be masked. */
    private PointChoice newest() {
        return allowUnmasked ? PointChoice.latestPoint() : PointChoice.latestSnapshot();
    }
}
