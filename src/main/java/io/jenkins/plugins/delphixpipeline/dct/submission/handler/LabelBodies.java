package io.jenkins.plugins.delphixpipeline.dct.submission.handler;

import io.jenkins.plugins.delphixpipeline.dct.catalog.OperationTag;
import io.jenkins.plugins.delphixpipeline.dct.session.ApiVersion;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import io.jenkins.plugins.delphixpipeline.platform.model.Labels;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a bookmark says about itself, as DCT takes it. */
public final class LabelBodies {
    private LabelBodies() {}

    public static void check(Labels labels, ApiVersion version) {
        if (labels.description() != null && !labels.description().isBlank()) {
            throw Refused.parameter("description", "bookmarks of DCT have none", List.of());
        }
        if (labels.shared()) {
            Refused.requireVersion(version, 3, 16, "shared");
        }
    }

    /** @param keep whether the data is kept as long as the bookmark, where no day of its end is given */
    public static Body put(Body body, Labels labels, boolean keep, String correlation) {
        List<Tag> tags = new ArrayList<>(tags(labels.tags()));
        tags.add(OperationTag.of(correlation));
        return body.put("tags", tags)
                .put("bookmark_type", labels.shared() ? "PUBLIC" : null)
                .put("expiration", day(labels.expiration()))
                .put("retain_forever", keep && labels.expiration() == null ? Boolean.TRUE : null);
    }

    /** @param words {@code key=value}, or a key alone */
    public static List<Tag> tags(Collection<String> words) {
        return words.stream().map(Tag::of).toList();
    }

    /** DCT API: a bookmark ends with a day. */
    public static String day(Instant time) {
        return time == null ? null : time.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
