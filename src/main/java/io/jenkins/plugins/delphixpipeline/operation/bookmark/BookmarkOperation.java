package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.IfExists;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.Note;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.io.Serial;
import java.util.function.Supplier;

/** Makes a bookmark, of whatever. */
public abstract class BookmarkOperation implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    protected final String name;
    protected final IfExists ifExists;
    /** Null for none. */
    protected final BookmarkLabels labels;

    /** @param labels null for none */
    protected BookmarkOperation(String name, BookmarkLabels labels, IfExists ifExists) {
        this.name = name;
        this.labels = labels;
        this.ifExists = ifExists;
    }

    @Override
    public final String verb() {
        return "bookmark";
    }

    @Override
    public final String subject() {
        return name;
    }

    protected final Labels labels() {
        return labels == null ? Labels.NONE : labels.values();
    }

    /** One of that name is there already: it is kept, or in the way. */
    protected final Next existing(Bookmark present, Supplier<Result> result, OperationContext context) {
        if (ifExists != IfExists.KEEP) {
            throw PlatformException.of(Problem.BOOKMARK_EXISTS, present.name());
        }
        context.note(Note.KEPT, present.name());
        return new Next.Done(result.get().with("kept", true));
    }
}
