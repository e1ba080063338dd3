package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import java.io.Serial;

/**
 * Finds out what came of a provision whose answer nobody has. It goes on from the state of that provision, so that its work is
 * looked for and waited for; it begins nothing.
 */
public final class SettleEnvironment implements DataOperation {
    /** The reference of the VDB or group, in the result; missing when none was made. */
    public static final String REFERENCE = "reference";

    @Serial
    private static final long serialVersionUID = 1L;

    private final EnvironmentKind kind;
    private final String name;

    public SettleEnvironment(EnvironmentKind kind, String name) {
        this.kind = kind;
        this.name = name;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        return new Next.Done(Result.empty().with(REFERENCE, kind.made(state, context)));
    }

    @Override
    public String verb() {
        return "provision";
    }

    @Override
    public String subject() {
        return name;
    }
}
