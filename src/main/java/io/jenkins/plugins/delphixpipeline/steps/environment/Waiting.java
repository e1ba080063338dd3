package io.jenkins.plugins.delphixpipeline.steps.environment;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Run;
import io.jenkins.plugins.delphixpipeline.config.AccountResetters;
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
import java.util.Optional;
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
        order.requireOffered(opened, new AccountResetters(desk.connections().controller()));
        desk.requireLastingLogin(opened, run.getParent().getFullName());
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
        String why = why(answer);
        boolean over = Duration.between(since, desk.clock().instant()).compareTo(longest) >= 0;
        if (over || !answer.verdict().mayChange()) {
            withdraw();
            throw refused(answer);
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

    /**
     * What of that name is there for a step that only plans: nothing is reserved, and nothing waited for.
     *
     * @throws ConfigurationException when waiting would not help
     */
    Optional<DataEnvironment> foreseen() {
        Optional<DataEnvironment> there = desk.environments().meant(request);
        there.flatMap(each -> desk.environments().refusal(each, request)).ifPresent(answer -> {
            throw refused(answer);
        });
        return there;
    }

    /** For how long it is asked for. */
    Lifetime lifetime() {
        return request.lifetime();
    }

    private ConfigurationException refused(Admission answer) {
        return new ConfigurationException(
                why(answer),
                switch (answer.verdict()) {
                    case KEPT_AFTER_FAILURE -> Messages.WithDelphixVdbStep_keptAfterFailure_remedy();
                    case KEPT -> Messages.WithDelphixVdbStep_keptForOthers_remedy();
                    default -> Messages.WithDelphixVdbStep_refused_remedy();
                });
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
            case KEPT_AFTER_FAILURE ->
                Messages.WithDelphixVdbStep_keptAfterFailure(
                        request.spelling().text(),
                        because,
                        answer.environment().until().truncatedTo(ChronoUnit.SECONDS));
            case WAITS_FOR_ITSELF -> Messages.WithDelphixVdbStep_waitsForItself(because);
            default -> Messages.WithDelphixVdbStep_ofAnother(request.spelling().text(), because);
        };
    }

    void withdraw() {
        desk.environments().withdraw(request.id());
    }
}
