package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import java.util.Map;

/** Changes of a bookmark that is there: one of Self-Service, or of a VDB. */
final class BookmarkChanges {
    private static final String OF_VDB = "TIMEFLOW_BOOKMARK-";

    private final EngineSession session;

    BookmarkChanges(EngineSession session) {
        this.session = session;
    }

    WebRequest post(String bookmark, String call, Map<String, Object> body) {
        return WebRequest.post(path(bookmark) + call, body);
    }

    WebRequest read(String bookmark) {
        return WebRequest.get(path(bookmark));
    }

    /** Engine API: that of a VDB hangs on its timeflow, and Self-Service does not know it. */
    private String path(String bookmark) {
        return bookmark.startsWith(OF_VDB)
                ? "/timeflow/bookmark/" + bookmark
                : session.selfService("/bookmark/" + bookmark);
    }

    SelfServiceBookmark now(String bookmark) {
        return session.read(read(bookmark), ResultReader.one(SelfServiceBookmark.class));
    }
}
