package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.session.DctSession;
import io.jenkins.plugins.delphixpipeline.dct.session.Filter;
import io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Receipt;
import io.jenkins.plugins.delphixpipeline.platform.RecoveryResult;
import io.jenkins.plugins.delphixpipeline.platform.model.DelphixJob;
import java.util.List;
import java.util.Optional;

/** Bookmarks as traces: each that was made here bears the mark of its submission. */
public final class BookmarkTraces {
    private static final String BOOKMARKS = "/bookmarks";

    private final DctSession session;
    private final Traces traces;

    public BookmarkTraces(DctSession session, Traces traces) {
        this.session = session;
        this.traces = traces;
    }

    /** @return null when the answer names no new bookmark */
    public Receipt receipt(JsonNode answer) {
        String made = Answers.made(answer, "bookmark");
        return made == null ? null : new Receipt(answer.has("job") ? Answers.job(answer) : null, made);
    }

    public RecoveryResult find(Intent intent) {
        for (DelphixJob job : traces.making(intent, "BOOKMARK", "CREATE")) {
            Optional<Bookmark> made = byId(job.target());
            if (made.filter(bookmark -> OperationTag.isIn(bookmark.tags(), intent.correlation()))
                    .isPresent()) {
                return RecoveryResult.ours(job.reference(), job.target());
            }
        }
        List<Bookmark> marked =
                session.search(BOOKMARKS, OperationTag.filter(intent.correlation()), Bookmark.class).stream()
                        .filter(bookmark -> OperationTag.isIn(bookmark.tags(), intent.correlation()))
                        .toList();
        return marked.isEmpty()
                ? RecoveryResult.none()
                : traces.made(intent, marked.get(0).id(), "BOOKMARK", "CREATE");
    }

    public boolean isThere(Receipt receipt) {
        return receipt.made() == null || byId(receipt.made()).isPresent();
    }

    /** Whether it marks more than one dataset. */
    public boolean isOfSeveral(String id) {
        return byId(id).filter(bookmark ->
                        bookmark.vdbIds().size() + bookmark.dsourceIds().size() > 1)
                .isPresent();
    }

    public Optional<Bookmark> byId(String id) {
        return id == null
                ? Optional.empty()
                : session.search(BOOKMARKS, Filter.eq("id", id), Bookmark.class).stream()
                        .filter(bookmark -> id.equals(bookmark.id()))
                        .findFirst();
    }
}
