package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.VdbGroups;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import io.jenkins.plugins.delphixpipeline.platform.model.VdbGroup;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists what is on a back end; changes nothing. Each item is a map of strings, numbers and lists. */
public final class ListData implements DataOperation {
    @Serial
    private static final long serialVersionUID = 1L;

    /** What can be listed. */
    public enum Kind {
        DATASETS,
        PODS,
        BOOKMARKS,
        SNAPSHOTS,
        VDB_GROUPS
    }

    private final Kind kind;
    private final String template;
    private final String filter;
    /** 0 when data may be of any age. */
    private final long maxAgeMillis;
    /** Null for the datasets of all groups. */
    private final String group;

    public ListData(Kind kind, String template, String filter) {
        this(kind, template, filter, null);
    }

    /**
     * @param template for pods and bookmarks: of this template only; null for all
     * @param filter for snapshots: the dataset, exactly; otherwise a name or {@code Group/Name} in which {@code *} stands for
     *     anything; null for all
     * @param maxAge how old the data may be; null for any age
     */
    public ListData(Kind kind, String template, String filter, Duration maxAge) {
        this.kind = kind;
        this.template = template;
        this.filter = filter;
        this.maxAgeMillis = maxAge == null ? 0 : maxAge.toMillis();
        this.group = null;
    }

    private ListData(ListData like, String group) {
        this.kind = like.kind;
        this.template = like.template;
        this.filter = like.filter;
        this.maxAgeMillis = like.maxAgeMillis;
        this.group = group;
    }

    /** The same for the datasets of one group alone, by its name; null for those of all groups. */
    public ListData inGroup(String wanted) {
        return new ListData(this, wanted);
    }

    @Override
    public String verb() {
        return "list";
    }

    @Override
    public String subject() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public boolean changesData() {
        return false;
    }

    @Override
    public Next next(OperationState state, OperationContext context) {
        List<Map<String, Object>> items =
                switch (kind) {
                    case DATASETS -> datasets(context);
                    case PODS -> ofSelfService(context).pods();
                    case BOOKMARKS -> bookmarks(context);
                    case SNAPSHOTS -> snapshots(context);
                    case VDB_GROUPS -> vdbGroups(context);
                };
        if (maxAgeMillis > 0) {
            checkAge(new Freshness(Instant.ofEpochMilli(state.startedAt()), Duration.ofMillis(maxAgeMillis)), items);
        }
        List<Object> names = items.stream().map(item -> item.get("name")).toList();
        return new Next.Done(Result.listing(items).with("names", names));
    }

    private void checkAge(Freshness freshness, List<Map<String, Object>> items) {
        String asked = Stream.of(filter, group, subject())
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
        if (kind == Kind.DATASETS) {
            freshness.checkEachVdb(asked, items);
        } else {
            freshness.checkNewest(asked, items);
        }
    }

    private List<Map<String, Object>> datasets(OperationContext context) {
        List<Dataset> all = context.catalog().datasets();
        Map<String, DatasetStatus> states = context.catalog().states();
        Map<String, String> paths = paths(all);
        NameFilter wanted = new NameFilter(filter);
        return members(all, context).stream()
                .filter(dataset -> wanted.fits(dataset.name(), dataset.path(), dataset.localPath()))
                .map(dataset -> dataset(dataset, paths, states.get(dataset.reference())))
                .toList();
    }

    private static Map<String, String> paths(List<Dataset> datasets) {
        return datasets.stream().collect(Collectors.toMap(Dataset::reference, Dataset::path, (one, other) -> one));
    }

    /** A group that has datasets is there; only for an empty one the groups themselves are asked for. */
    private List<Dataset> members(List<Dataset> all, OperationContext context) {
        if (group == null) {
            return all;
        }
        List<Dataset> members =
                all.stream().filter(dataset -> dataset.isInGroup(group)).toList();
        if (members.isEmpty() && !context.catalog().hasGroup(group)) {
            throw new PlatformException(Failure.of(Problem.GROUP_UNKNOWN, group)
                    .withCandidates(context.catalog().groups().stream().sorted().toList()));
        }
        return members;
    }

    private static Map<String, Object> dataset(Dataset dataset, Map<String, String> paths, DatasetStatus status) {
        Item item = Item.named(dataset.name(), dataset.reference())
                .with("path", dataset.path())
                .with("kind", dataset.kind().words())
                .with("type", dataset.type())
                .with("group", dataset.group())
                .with("parent", dataset.isVdb() ? paths.get(dataset.parent()) : null)
                .with("masked", dataset.masked());
        if (status != null) {
            item.with("lastRefresh", status.refreshedAt())
                    .with("parentSnapshot", status.parentSnapshot())
                    .with("dataAt", status.dataAt())
                    .with("status", status.status());
        }
        return item.values();
    }

    private SelfServiceItems ofSelfService(OperationContext context) {
        return new SelfServiceItems(context.selfService(), template, new NameFilter(filter));
    }

    /** Those of Self-Service and of VDBs; a back end without Self-Service has but one kind, and no templates to choose from. */
    private List<Map<String, Object>> bookmarks(OperationContext context) {
        VdbBookmarkItems ofVdbs = new VdbBookmarkItems(context.catalog(), new NameFilter(filter));
        if (template == null && context.platform().selfService().isEmpty()) {
            return ofVdbs.withOwners();
        }
        List<Map<String, Object>> items = ofSelfService(context).bookmarks();
        if (template == null) {
            items.addAll(ofVdbs.ofVdbs());
        }
        return items;
    }

    private List<Map<String, Object>> vdbGroups(OperationContext context) {
        NameFilter wanted = new NameFilter(filter);
        VdbGroups there = context.vdbGroups();
        Map<String, String> paths = paths(context.catalog().datasets());
        return there.groups().stream()
                .filter(group -> wanted.fits(group.name()))
                .map(group -> vdbGroup(group, paths))
                .toList();
    }

    private static Map<String, Object> vdbGroup(VdbGroup group, Map<String, String> paths) {
        return Item.named(group.name(), group.reference())
                .with(
                        "vdbs",
                        group.members().stream()
                                .map(member -> paths.getOrDefault(member.vdb(), member.name()))
                                .toList())
                .with("selfService", group.ofSelfService())
                .with("lockedBy", group.lockedBy())
                .values();
    }

    private List<Map<String, Object>> snapshots(OperationContext context) {
        Dataset dataset = context.catalog().dataset(filter);
        return context.catalog().snapshots(dataset).stream()
                .map(snapshot -> snapshot(snapshot, dataset))
                .toList();
    }

    private static Map<String, Object> snapshot(Snapshot snapshot, Dataset dataset) {
        return Item.named(snapshot.name(), snapshot.reference())
                .with("dataset", dataset.path())
                .with("createdAt", snapshot.createdAt())
                .with("dataAt", snapshot.dataAt())
                .with("location", snapshot.location())
                .with("timeflow", snapshot.timeflow())
                .with("provisionable", snapshot.provisionable())
                .values();
    }
}
