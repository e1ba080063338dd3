package io.jenkins.plugins.delphixpipeline.engine.submission.pod;

import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import java.util.Map;

/** Changes of a Self-Service bookmark that is there. */
final class BookmarkChanges {
    private final EngineSession session;

    BookmarkChanges(EngineSession session) {
        this.session = session;
    }

    WebRequest post(String bookmark, String call, Map<String, Object> body) {
        return WebRequest.post(session.selfService("/bookmark/" + bookmark + call), body);
    }

    WebRequest read(String bookmark) {
        return WebRequest.get(session.selfService("/bookmark/" + bookmark));
    }

    SelfServiceBookmark now(String bookmark) {
        return session.read(read(bookmark), ResultReader.one(SelfServiceBookmark.class));
    }
}
