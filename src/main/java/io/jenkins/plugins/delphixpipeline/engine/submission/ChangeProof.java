package io.jenkins.plugins.delphixpipeline.engine.submission;

import io.jenkins.plugins.delphixpipeline.engine.catalog.EngineCatalog;
import io.jenkins.plugins.delphixpipeline.engine.session.EngineSession;
import io.jenkins.plugins.delphixpipeline.engine.session.ResultReader;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceBookmark;
import io.jenkins.plugins.delphixpipeline.engine.wire.SelfServiceContainer;
import io.jenkins.plugins.delphixpipeline.http.WebRequest;
import io.jenkins.plugins.delphixpipeline.platform.Intent;
import io.jenkins.plugins.delphixpipeline.platform.Submission;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import java.util.HashSet;
import java.util.Objects;

/** Reads afterwards whether a change shows that an engine said was done at once, without a job. */
public final class ChangeProof {
    private final EngineSession session;
    private final EngineCatalog catalog;
    private final CreatedObjects made;

    public ChangeProof(EngineSession session, EngineCatalog catalog, CreatedObjects made) {
        this.session = session;
        this.catalog = catalog;
        this.made = made;
    }

    /** What always has a job is never done at once. */
    boolean shows(Submission submission, Intent intent) {
        if (submission instanceof Submission.Enable || submission instanceof Submission.Disable) {
            return runState(submission.target()).enabled() == submission instanceof Submission.Enable;
        }
        if (submission instanceof Submission.Run run) {
            return runState(run.target()).running() == run.start();
        }
        if (submission instanceof Submission.CreateBookmark) {
            return !made.bookmarks(intent).isEmpty();
        }
        if (submission instanceof Submission.BookmarkVdb) {
            return !made.vdbBookmarks(intent).isEmpty();
        }
        if (submission instanceof Submission.ShareBookmark share) {
            return bookmark(share.target()).shared() == share.shared();
        }
        if (submission instanceof Submission.UpdateBookmark update) {
            return hasLabels(bookmark(update.target()), update);
        }
        if (submission instanceof Submission.ChangePod change) {
            return hasChanged(change);
        }
        return submission instanceof Submission.Delete delete && isGone(delete.thing(), delete.target());
    }

    /** Whether the engine itself says that there is no such thing. */
    boolean isGone(Submission.Delete.Thing thing, String reference) {
        WebRequest read =
                switch (thing) {
                    case VDB -> WebRequest.get("/database/" + reference);
                    case POD -> WebRequest.get(session.selfService("/container/" + reference));
                    case BOOKMARK -> WebRequest.get(session.selfService("/bookmark/" + reference));
                    case VDB_GROUP -> throw PlatformException.of(Problem.KIND_UNSUPPORTED, "Delphix Engine");
                };
        try {
            session.read(read, ResultReader.anything());
            return false;
        } catch (PlatformException e) {
            if (e.problem() == Problem.OBJECT_GONE) {
                return true;
            }
            throw e;
        }
    }

    private RunState runState(String vdb) {
        return catalog.runState(catalog.datasetByReference(vdb));
    }

    private SelfServiceBookmark bookmark(String reference) {
        return session.read(
                WebRequest.get(session.selfService("/bookmark/" + reference)),
                ResultReader.one(SelfServiceBookmark.class));
    }

    private static boolean hasLabels(SelfServiceBookmark now, Submission.UpdateBookmark wanted) {
        return (wanted.tags() == null || new HashSet<>(now.tags()).equals(new HashSet<>(wanted.tags())))
                && (wanted.expiration() == null || Objects.equals(now.expiration(), wanted.expiration()));
    }

    private boolean hasChanged(Submission.ChangePod change) {
        String state = session.read(
                        WebRequest.get(session.selfService("/container/" + change.target())),
                        ResultReader.one(SelfServiceContainer.class))
                .state();
        return switch (change.change()) {
            case ENABLE -> "ONLINE".equals(state);
            case DISABLE -> "OFFLINE".equals(state);
            case RECOVER -> state != null && !"INCONSISTENT".equals(state);
            default -> false;
        };
    }
}
