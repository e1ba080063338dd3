package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.policy.BookmarkedData;
import io.jenkins.plugins.delphixpipeline.operation.policy.UnmaskedDataPolicy;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import java.io.Serial;

/** Lets the users of all data pods of a template see a pod's bookmark; done at once when they do already. */
public final class ShareBookmark implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    private static final String SHARE = "SHARE_BOOKMARK";

    private final String bookmark;
    private final String pod;
    private final String template;
    private final boolean allowUnmasked;

    public ShareBookmark(String bookmark, String pod, String template, boolean allowUnmasked) {
        this.allowUnmasked = allowUnmasked;
        this.bookmark = bookmark;
        this.pod = pod;
        this.template = template;
    }

    @Override
    public String verb() {
        return "share";
    }

    @Override
    public String subject() {
        return bookmark;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        DataPod owner = context.selfService().pod(context.selfService().template(template), pod);
        Bookmark present =
                NameResolver.resolve(bookmark, context.selfService().bookmarks(owner), Problem.BOOKMARK_UNKNOWN);
        if (!present.shared() && !state.ended(SHARE)) {
            new BookmarkedData(context, UnmaskedDataPolicy.of(context, allowUnmasked))
                    .require(present.reference(), present.name());
            return Next.Submit.of(SHARE, new Submission.ShareBookmark(present.reference(), true));
        }
        if (!state.ended(SHARE)) {
            context.note(Note.KEPT, present.name());
        }
        return new Next.Done(Result.empty()
                .with("bookmark", present.name())
                .with("bookmarkReference", present.reference())
                .with("dataPod", owner.name())
                .with("shared", true));
    }
}
