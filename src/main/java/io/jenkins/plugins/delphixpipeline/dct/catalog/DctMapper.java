package io.jenkins.plugins.delphixpipeline.dct.catalog;

import io.jenkins.plugins.delphixpipeline.dct.wire.BookmarkedVdb;
import io.jenkins.plugins.delphixpipeline.dct.wire.DSource;
import io.jenkins.plugins.delphixpipeline.dct.wire.Group;
import io.jenkins.plugins.delphixpipeline.dct.wire.GroupedVdb;
import io.jenkins.plugins.delphixpipeline.dct.wire.Hook;
import io.jenkins.plugins.delphixpipeline.dct.wire.Tag;
import io.jenkins.plugins.delphixpipeline.dct.wire.Vdb;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Masking;
import io.jenkins.plugins.delphixpipeline.platform.model.Namespace;
import io.jenkins.plugins.delphixpipeline.platform.model.RunState;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.Timeflow;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The port's values made from DCT's objects. */
public final class DctMapper {
    static final Class<io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark> BOOKMARK =
            io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark.class;

    private DctMapper() {}

    static Dataset dataset(Vdb wire) {
        return new Dataset(
                wire.id(),
                wire.name(),
                wire.groupName(),
                wire.databaseType(),
                wire.parentId(),
                Objects.requireNonNullElse(wire.currentTimeflowId(), ""),
                wire.masked(),
                namespace(wire.isReplica(), wire.namespaceName(), wire.namespaceId()),
                wire.engineName());
    }

    static Dataset dataset(DSource wire) {
        return new Dataset(
                wire.id(),
                wire.name(),
                wire.groupName(),
                wire.databaseType(),
                null,
                Objects.requireNonNullElse(wire.currentTimeflowId(), ""),
                false,
                namespace(wire.isReplica(), wire.namespaceName(), wire.namespaceId()),
                wire.engineName());
    }

    /** What people call it; a replicated one goes by its namespace, as its datasets do. */
    static String path(Group wire) {
        Namespace namespace = namespace(wire.isReplica(), wire.namespaceName(), wire.namespaceId());
        return namespace == null ? wire.name() : namespace.name() + "/" + wire.name();
    }

    private static Namespace namespace(Boolean replica, String name, String id) {
        if (!Boolean.TRUE.equals(replica)) {
            return null;
        }
        String told =
                Optional.ofNullable(name).or(() -> Optional.ofNullable(id)).orElse("replica");
        return new Namespace(Objects.requireNonNullElse(id, told), told);
    }

    static Snapshot snapshot(io.jenkins.plugins.delphixpipeline.dct.wire.Snapshot wire) {
        return new Snapshot(
                wire.id(),
                wire.name(),
                wire.datasetId(),
                wire.timeflowId(),
                wire.creationTime(),
                wire.timestamp(),
                wire.location(),
                true);
    }

    static Timeflow timeflow(io.jenkins.plugins.delphixpipeline.dct.wire.Timeflow wire) {
        Timeflow.Origin origin =
                switch (Objects.requireNonNullElse(wire.creationType(), "")) {
                    case "INITIAL" -> Timeflow.Origin.INITIAL;
                    case "REFRESH" -> Timeflow.Origin.REFRESH;
                    case "ROLLBACK" -> Timeflow.Origin.ROLLBACK;
                    case "TRANSFORMATION" -> Timeflow.Origin.TRANSFORMATION;
                    default -> Timeflow.Origin.OTHER;
                };
        return new Timeflow(
                wire.id(),
                wire.name(),
                wire.datasetId(),
                origin,
                wire.parentSnapshotId(),
                wire.parentPointTimeflowId());
    }

    /**
     * DCT API: only from 3.17 a VDB tells whether it is enabled; before, what its status says of it is free text.
     */
    /** DCT API: before 3.17 nothing says whether a VDB is enabled; one that runs is. */
    static RunState runState(Vdb wire) {
        boolean running = "RUNNING".equalsIgnoreCase(wire.status());
        boolean enabled = wire.enabled() == null ? running : wire.enabled();
        String host = wire.fqdn() == null ? wire.ipAddress() : wire.fqdn();
        return new RunState(enabled, enabled && running, host, wire.enabled() != null || running);
    }

    /** DCT API: the hooks of a VDB are its scripts; that a masking job is bound to it shows only in the flag. */
    static Masking masking(Vdb wire) {
        List<Hook> hooks = wire.hooks() == null ? List.of() : wire.hooks().configureClone();
        return new Masking(
                wire.masked(),
                hooks.stream()
                        .map(hook -> new Masking.Hook(false, hook.name(), digest(hook)))
                        .toList());
    }

    private static String digest(Hook hook) {
        try {
            String text = hook.elementId() + '\0' + hook.shell() + '\0' + hook.command();
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }

    /** @param dataset whose data counts; null where it is the bookmark alone that matters */
    public static Bookmark bookmark(io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark wire, Dataset dataset) {
        Optional<BookmarkedVdb> part = wire.vdbs().stream()
                .filter(each -> dataset != null && dataset.reference().equals(each.vdbId()))
                .findFirst();
        return new Bookmark(
                wire.id(),
                wire.name(),
                dataset == null ? owner(wire) : dataset.reference(),
                dataset == null ? ownerName(wire) : dataset.name(),
                told(part, BookmarkedVdb::timeflowId, wire.timeflowId()),
                told(part, BookmarkedVdb::snapshotId, null),
                OperationTag.without(wire.tags()).map(Tag::word).toList(),
                "PUBLIC".equals(wire.bookmarkType()),
                wire.creationDate(),
                told(part, BookmarkedVdb::dataTimestamp, wire.dataTimestamp()),
                date(wire.expiration()),
                null);
    }

    private static <T> T told(Optional<BookmarkedVdb> part, Function<BookmarkedVdb, T> member, T otherwise) {
        return part.map(member).orElse(otherwise);
    }

    private static String owner(io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark wire) {
        if (wire.vdbGroupId() != null) {
            return wire.vdbGroupId();
        }
        return wire.vdbIds().isEmpty() ? null : wire.vdbIds().get(0);
    }

    private static String ownerName(io.jenkins.plugins.delphixpipeline.dct.wire.Bookmark wire) {
        if (wire.vdbGroupId() != null) {
            return wire.vdbGroupName();
        }
        return wire.vdbs().isEmpty() ? null : wire.vdbs().get(0).vdbName();
    }

    /** DCT API: a bookmark ends with a day. */
    private static Instant date(String text) {
        try {
            return text == null || text.length() < 10
                    ? null
                    : LocalDate.parse(text.substring(0, 10))
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException unknownForm) {
            return null;
        }
    }

    /**
     * @param listed a VDB by its id
     * @param account that asks; null where it is not known
     */
    static VdbGroup group(
            io.jenkins.plugins.delphixpipeline.dct.wire.VdbGroup wire,
            Function<String, Optional<Vdb>> listed,
            Long account) {
        List<VdbGroup.Member> members = wire.vdbs().isEmpty()
                ? wire.vdbIds().stream()
                        .map(id -> member(new GroupedVdb(id, null, null), listed.apply(id), account))
                        .toList()
                : wire.vdbs().stream()
                        .map(each -> member(each, listed.apply(each.vdbId()), account))
                        .toList();
        return new VdbGroup(
                wire.id(),
                wire.name(),
                members,
                "ENGINE".equals(wire.vdbGroupSource()),
                wire.lock().byAnother(account));
    }

    private static VdbGroup.Member member(GroupedVdb told, Optional<Vdb> listed, Long account) {
        return new VdbGroup.Member(
                told.vdbId(),
                Optional.ofNullable(told.vdbName())
                        .or(() -> listed.map(Vdb::name))
                        .orElse(told.vdbId()),
                Objects.requireNonNullElse(told.order(), 0),
                listed.map(vdb -> vdb.lock().byAnother(account)).orElse(null));
    }
}
