package io.jenkins.plugins.delphixpipeline.operation.bookmark;

import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.operation.delete.DeletePhase;
import io.jenkins.plugins.delphixpipeline.operation.delete.Deletion;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.failure.Lookup;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import java.io.Serial;
import java.util.List;
import java.util.Optional;

/** Deletes a Self-Service bookmark of a data pod or template, by name or reference; its data stays. */
public final class DeleteBookmark implements Deletion {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String bookmark;
    private final String pod;
    private final String template;

    /** @param pod null: the bookmark is of the template itself */
    public DeleteBookmark(String bookmark, String pod, String template) {
        this.bookmark = bookmark;
        this.pod = pod;
        this.template = template;
    }

    @Override
    public String verb() {
        return "delete";
    }

    @Override
    public String subject() {
        return bookmark;
    }

    @Override
    public void check(OperationContext context) {
        DataTemplate parent = context.selfService().template(template);
        if (Lookup.ifThere(() -> find(bookmarks(parent, context))).isEmpty()) {
            requireOneName(parent, context);
        }
    }

    private void requireOneName(DataTemplate parent, OperationContext context) {
        List<Bookmark> all = Lookup.ifThere(() -> bookmarks(parent, context)).orElse(List.of());
        DeletePhase.requireOneName("bookmark", bookmark, name -> all.stream()
                .anyMatch(each -> each.name().equals(name)));
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        Result result = Result.empty().with("bookmark", bookmark).with(pod == null ? "template" : "dataPod", owner());
        if (state.ended(DeletePhase.DELETE)) {
            return new Next.Done(result);
        }
        String known = state.fact(DeletePhase.TARGET);
        DataTemplate parent = context.selfService().template(template);
        Optional<Bookmark> present = Lookup.ifThere(() -> known == null
                ? find(bookmarks(parent, context))
                : context.selfService().bookmarkByReference(known));
        if (present.isEmpty() && known == null) {
            requireOneName(parent, context);
        }
        return DeletePhase.bookmark(present, present.map(Bookmark::owner).orElse(null), bookmark, result, context);
    }

    private Bookmark find(List<Bookmark> all) {
        return all.stream()
                .filter(candidate -> candidate.reference().equals(bookmark))
                .findFirst()
                .orElseGet(() -> NameResolver.resolve(bookmark, all, Problem.BOOKMARK_UNKNOWN));
    }

    private List<Bookmark> bookmarks(DataTemplate parent, OperationContext context) {
        return pod == null
                ? context.selfService().bookmarks(parent)
                : context.selfService().bookmarks(context.selfService().pod(parent, pod));
    }

    private String owner() {
        return pod == null ? template : pod;
    }
}
