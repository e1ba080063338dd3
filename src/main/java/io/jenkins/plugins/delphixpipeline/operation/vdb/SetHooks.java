package io.jenkins.plugins.delphixpipeline.operation.vdb;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.HookSettings;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterClaims;
import io.jenkins.plugins.delphixpipeline.operation.policy.MasterOutcome;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Moment;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbHooks.Script;
import java.io.Serial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives a VDB other scripts for its hooks. Whatever is not named stays, and so do masking jobs. */
public final class SetHooks implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SET = "SET_HOOKS";
    private static final String VDB = "vdb";

    private final String vdb;
    private final HookSettings hooks;
    private final boolean allowUnmasked;

    public SetHooks(String vdb, HookSettings hooks, boolean allowUnmasked) {
        this.vdb = vdb;
        this.hooks = hooks;
        this.allowUnmasked = allowUnmasked;
    }

    @Override
    public String verb() {
        return "hooks";
    }

    @Override
    public String subject() {
        return vdb;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(SET)) {
            return new Next.Done(proven(state, context));
        }
        Dataset target = RefreshPhase.resolve(vdb, context);
        VdbHooks wanted = hooks.resolve(context);
        VdbHooks before = context.catalog().hooks(target);
        UnmaskedDataPolicy policy = UnmaskedDataPolicy.of(context, allowUnmasked);
        boolean master = policy.isMaster(target);
        if (master) {
            keepMasking(target, wanted, policy, context);
        }
        if (wanted.areIn(before)) {
            context.note(Note.HOOKS_ALREADY, target.path());
            return new Next.Done(result(target, before).with("already", true));
        }
        Submission set = new Submission.SetHooks(target.reference(), wanted);
        context.submissions().check(set);
        Next.Submit next = Next.Submit.of(SET, set).remembering(facts(target, wanted, before));
        return master ? next.holding(MasterClaims.alone(target, context)) : next;
    }

    /** The script that masks a master may get another text, but is taken away only with leave. */
    private static void keepMasking(
            Dataset target, VdbHooks wanted, UnmaskedDataPolicy policy, OperationContext context) {
        Masking now = context.catalog().masking(target);
        MasterOutcome.look(target, now, null, context);
        boolean byJob = now.hooks().stream().anyMatch(Masking.Hook::maskingJob);
        if (byJob || !wanted.lists().containsKey(Moment.CONFIGURE_CLONE)) {
            return;
        }
        String named = context.terms()
                .ledger()
                .master(context.identity(), target.reference())
                .maskingHook();
        List<String> all = now.hooks().stream().map(Masking.Hook::name).toList();
        // Where nobody has named one that is there, each of them may be the one that masks.
        List<String> masking = named != null && all.contains(named) ? List.of(named) : all;
        List<String> left =
                wanted.of(Moment.CONFIGURE_CLONE).stream().map(Script::name).toList();
        if (left.containsAll(masking)) {
            return;
        }
        if (!policy.allows()) {
            throw new PlatformException(
                    Failure.of(Problem.MASKING_STEP_LEFT_OUT, target.path()).withCandidates(masking));
        }
        context.note(Note.MASKING_STEP_LEFT_OUT, target.path(), String.join(", ", masking));
    }

    /** What each list must be afterwards, those that are not set included. */
    private static Map<String, String> facts(Dataset target, VdbHooks wanted, VdbHooks before) {
        Map<String, String> facts = new HashMap<>();
        facts.put(VDB, target.reference());
        for (Moment moment : Moment.values()) {
            VdbHooks after = wanted.lists().containsKey(moment) ? wanted : before;
            facts.put(moment.name(), after.digest(moment));
        }
        return facts;
    }

    private Result proven(OperationState state, OperationContext context) {
        Dataset target = context.catalog().datasetByReference(state.fact(VDB));
        VdbHooks now = context.catalog().hooks(target);
        if (UnmaskedDataPolicy.of(context, allowUnmasked).isMaster(target)) {
            MasterOutcome.look(target, context.catalog().masking(target), null, context);
        }
        for (Moment moment : Moment.values()) {
            if (!now.digest(moment).equals(state.fact(moment.name()))) {
                throw new PlatformException(Failure.of(Problem.UNPROVEN, target.path())
                        .withDetails("its hooks " + word(moment) + " are not what they have to be now: "
                                + names(now, moment)));
            }
        }
        return result(target, now);
    }

    private static Result result(Dataset target, VdbHooks now) {
        Result result = Result.empty().with(VDB, target.path());
        for (Moment moment : Moment.values()) {
            result = result.with(word(moment), names(now, moment));
        }
        return result;
    }

    private static ArrayList<String> names(VdbHooks hooks, Moment moment) {
        return new ArrayList<>(hooks.of(moment).stream().map(Script::name).toList());
    }

    private static String word(Moment moment) {
        return switch (moment) {
            case CONFIGURE_CLONE -> "configureClone";
            case PRE_REFRESH -> "preRefresh";
            case POST_REFRESH -> "postRefresh";
        };
    }
}
