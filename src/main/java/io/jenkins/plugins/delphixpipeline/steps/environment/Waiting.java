package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.ConfigurationException;
import io.jenkins.plugins.delphixpipeline.driver.Backend;
import io.jenkins.plugins.delphixpipeline.openwork.Origin;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Admission;
import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.openwork.environment.EnvironmentRequest;
import io.jenkins.plugins.delphixpipeline.openwork.environment.Lifetime;
import io.jenkins.plugins.delphixpipeline.session.EnvironmentDesk;
import io.jenkins.plugins.delphixpipeline.steps.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** One step in line for its environment: for a place in the quotas, or until another build has left it. */
final class Waiting {
    private final EnvironmentDesk desk;
    private final EnvironmentRules rules;
    private EnvironmentRequest request;
    private final Duration longest;
    private final Instant since;
    private String told;
    private boolean hurried;

    private Waiting(EnvironmentDesk desk, EnvironmentRules rules, EnvironmentRequest request, Duration longest) {
        this.desk = desk;
        this.rules = rules;
        this.request = request;
        this.longest = longest;
        this.since = desk.clock().instant();
    }

    /**
     * @param name of the VDB
     * @param around ids of the environments that the step is inside of
     * @throws ConfigurationException when it cannot live for so long as it is asked to
     */
    static Waiting of(
            EnvironmentDesk desk, EnvironmentOrder order, Backend opened, Run<?, ?> run, Place place, String name) {
        order.requireOffered(opened);
        desk.requireLastingLogin(opened, run.getParent().getFullName());
        desk.adopt(opened);
        EnvironmentRules rules = EnvironmentRules.of(opened);
        Lifetime lifetime =
                rules.granted(order, run.getParent(), desk.connections().controller());
        EnvironmentRequest request = new EnvironmentRequest(
                "environment/" + UUID.randomUUID(),
                opened.connection(),
                order.kind(),
                order.spelling(name, opened),
                place.user(),
                lifetime,
                order.afterFailure(),
                place.around(),
                rules.quotas(run));
        return new Waiting(desk, rules, request, opened.limits().busy());
    }

    /** Where in which pipeline the step is. */
    record Place(Origin user, Set<String> around) {}

    /**
     * @param user the step in its build, whose job may have been renamed since
     * @param console told, once, for what it waits
     * @return null when it has to be asked again a little later
     * @throws ConfigurationException when it makes no sense to wait, or no longer
     */
    @CheckForNull
    Admission ask(Run<?, ?> run, Origin user, Consumer<String> console) {
        request = request.by(user, rules.quotas(run));
        Admission answer = desk.environments().ask(request, desk::awaits);
        if (answer.verdict() == Admission.Verdict.ADMITTED) {
            return answer;
        }
        if (answer.verdict() == Admission.Verdict.KEPT_AFTER_FAILURE) {
            withdraw();
            throw keptAfterFailure(request.spelling().text(), answer.environment());
        }
        String why = why(answer);
        boolean over = Duration.between(since, desk.clock().instant()).compareTo(longest) >= 0;
        if (over || !answer.verdict().mayChange()) {
            withdraw();
            throw new ConfigurationException(
                    why,
                    answer.verdict() == Admission.Verdict.KEPT
                            ? Messages.WithDelphixVdbStep_keptForOthers_remedy()
                            : Messages.WithDelphixVdbStep_refused_remedy());
        }
        if (answer.verdict() == Admission.Verdict.BEING_REMOVED && !hurried) {
            // Its last try may have been in vain for what is over by now.
            hurried = desk.sweeper().tryAgain(answer.environment().id());
        }
        if (!why.equals(told)) {
            told = why;
            console.accept(Messages.WithDelphixVdbStep_waits(why));
        }
        return null;
    }

    /** @param wanted as it was asked for */
    static ConfigurationException keptAfterFailure(String wanted, DataEnvironment kept) {
        return new ConfigurationException(
                Messages.WithDelphixVdbStep_keptAfterFailure(
                        wanted, kept.user().run(), kept.until().truncatedTo(ChronoUnit.SECONDS)),
                Messages.WithDelphixVdbStep_keptAfterFailure_remedy());
    }

    private String why(Admission answer) {
        String because = answer.because();
        return switch (answer.verdict()) {
            case QUOTA_FULL -> Messages.WithDelphixVdbStep_quotaFull(because);
            case IN_USE -> Messages.WithDelphixVdbStep_inUse(request.spelling().text(), because);
            case BEING_REMOVED ->
                Messages.WithDelphixVdbStep_beingRemoved(request.spelling().text());
            case KEPT ->
                Messages.WithDelphixVdbStep_keptForOthers(request.spelling().text(), because);
            case WAITS_FOR_ITSELF -> Messages.WithDelphixVdbStep_waitsForItself(because);
            default -> Messages.WithDelphixVdbStep_ofAnother(request.spelling().text(), because);
        };
    }

    void withdraw() {
        desk.environments().withdraw(request.id());
    }
}
