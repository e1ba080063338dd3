package io.jenkins.plugins.delphixpipeline.operation.group;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.refresh.RefreshPhase;
import io.jenkins.plugins.delphixpipeline.platform.GroupSubmission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes a VDB group of VDBs that are there; their data stays what and where it is. */
public final class GroupVdbs implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String CREATE = "CREATE_GROUP";

    private final String group;
    private final ArrayList<String> vdbs;
    private final IfExists ifExists;

    /** @param ifExists never a refresh: the group's VDBs have no data in common */
    public GroupVdbs(String group, List<String> vdbs, IfExists ifExists) {
        this.group = group;
        this.vdbs = new ArrayList<>(vdbs);
        this.ifExists = ifExists;
    }

    @Override
    public String verb() {
        return "provision";
    }

    @Override
    public String subject() {
        return group;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        if (state.ended(CREATE)) {
            String reference = state.made(CREATE);
            VdbGroup made = reference == null
                    ? context.vdbGroups().group(group)
                    : context.vdbGroups().groupByReference(reference);
            return new Next.Done(Members.result(group, Members.of(made, context))
                    .with("vdbGroupReference", made.reference())
                    .with("created", true));
        }
        List<Dataset> members =
                vdbs.stream().map(name -> RefreshPhase.resolve(name, context)).toList();
        Optional<VdbGroup> present =
                state.doubts(CREATE) ? Optional.empty() : context.vdbGroups().groupIfThere(group);
        if (present.isPresent()) {
            return new Next.Done(kept(present.get(), members, context));
        }
        GroupSubmission submission = new GroupSubmission.CreateGroup(
                group, members.stream().map(Dataset::reference).distinct().toList());
        context.submissions().check(submission);
        return Next.Submit.of(CREATE, submission);
    }

    /** A group of other VDBs is not what was asked for, whatever it is called. */
    private Result kept(VdbGroup present, List<Dataset> wanted, OperationContext context) {
        boolean same = Set.copyOf(present.vdbs())
                .equals(Set.copyOf(wanted.stream().map(Dataset::reference).toList()));
        if (ifExists == IfExists.KEEP && !same) {
            throw new PlatformException(Failure.of(Problem.VDBS_DIFFER, group)
                    .withDetails(present.members().stream()
                            .map(VdbGroup.Member::name)
                            .collect(Collectors.joining(", ")))
                    .withCandidates(vdbs));
        }
        if (ifExists != IfExists.KEEP) {
            throw new PlatformException(Failure.of(Problem.VDB_GROUP_EXISTS, group)
                    .withCandidates(present.members().stream()
                            .map(VdbGroup.Member::name)
                            .toList()));
        }
        context.note(Note.KEPT, group);
        return Members.result(group, Members.of(present, context)).with("kept", true);
    }
}
