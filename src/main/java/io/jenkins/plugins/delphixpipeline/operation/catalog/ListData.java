package io.jenkins.plugins.delphixpipeline.operation.catalog;

import io.jenkins.plugins.delphixpipeline.operation.DataOperation;
import io.jenkins.plugins.delphixpipeline.operation.Next;
import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.operation.OperationState;
import io.jenkins.plugins.delphixpipeline.operation.Result;
import io.jenkins.plugins.delphixpipeline.platform.DatasetCatalog;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.DataPod;
import io.jenkins.plugins.delphixpipeline.platform.model.DataTemplate;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.DatasetStatus;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
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
        SNAPSHOTS
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
        return kind.name().toLowerCase(java.util.Locale.ROOT);
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
                    case PODS -> pods(context.selfService());
                    case BOOKMARKS -> bookmarks(context);
                    case SNAPSHOTS -> snapshots(context);
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
        Map<String, String> paths =
                all.stream().collect(Collectors.toMap(Dataset::reference, Dataset::path, (one, other) -> one));
        Pattern wanted = wanted();
        return members(all, context).stream()
                .filter(dataset -> fits(wanted, dataset.name(), dataset.path(), dataset.localPath()))
                .map(dataset -> dataset(dataset, paths, states.get(dataset.reference())))
                .toList();
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
        Item item = item("name", dataset.name())
                .with("path", dataset.path())
                .with("reference", dataset.reference())
                .with("kind", dataset.kind().words())
                .with("type", dataset.type())
                .with("group", dataset.group())
                .with("parent", dataset.isVdb() ? paths.get(dataset.parent()) : null)
                .with("masked", dataset.masked());
        if (status != null) {
            item.with("lastRefresh", status.refreshedAt())
                    .with("parentSnapshot", status.parentSnapshot())
                    .with("dataAt", text(status.dataAt()))
                    .with("status", status.status());
        }
        return item.values();
    }

    private List<Map<String, Object>> pods(SelfService selfService) {
        Pattern wanted = wanted();
        List<Map<String, Object>> items = new ArrayList<>();
        for (DataTemplate parent : templates(selfService)) {
            for (DataPod pod : selfService.pods(parent)) {
                if (fits(wanted, pod.name(), parent.name() + "/" + pod.name())) {
                    items.add(item("name", pod.name())
                            .with("template", parent.name())
                            .with("reference", pod.reference())
                            .with("state", pod.state().name())
                            .values());
                }
            }
        }
        return items;
    }

    /** Those of Self-Service and of VDBs; a back end without Self-Service has but one kind, and no templates to choose from. */
    private List<Map<String, Object>> bookmarks(OperationContext context) {
        if (template != null || context.platform().selfService().isPresent()) {
            List<Map<String, Object>> items = bookmarks(context.selfService());
            if (template == null) {
                items.addAll(bookmarksOfVdbs(context.catalog()));
            }
            return items;
        }
        Pattern wanted = wanted();
        Map<String, Dataset> owners = wanted == null ? Map.of() : byReference(context.catalog());
        return context.catalog().allBookmarks().stream()
                .filter(bookmark -> fits(wanted, bookmark.name(), bookmark.ownerName() + "/" + bookmark.name())
                        || bookmark.owner() != null && isOf(owners.get(bookmark.owner()), wanted, bookmark))
                .map(bookmark -> labelled(
                        item("name", bookmark.name())
                                .with("reference", bookmark.reference())
                                .with("owner", bookmark.ownerName()),
                        bookmark))
                .toList();
    }

    private List<Map<String, Object>> bookmarks(SelfService selfService) {
        Pattern wanted = wanted();
        List<Map<String, Object>> items = new ArrayList<>();
        for (DataTemplate parent : templates(selfService)) {
            Stream<Bookmark> ofPods =
                    selfService.pods(parent).stream().flatMap(pod -> selfService.bookmarks(pod).stream());
            Stream.concat(selfService.bookmarks(parent).stream(), ofPods)
                    .filter(bookmark -> fits(wanted, bookmark.name(), bookmark.ownerName() + "/" + bookmark.name()))
                    .map(bookmark -> bookmark(bookmark, parent))
                    .forEach(items::add);
        }
        return items;
    }

    /** Where a list of bookmarks does not tell their owners, their timeflows do. */
    private List<Map<String, Object>> bookmarksOfVdbs(DatasetCatalog catalog) {
        List<Bookmark> all = catalog.allBookmarks();
        if (all.isEmpty()) {
            return List.of();
        }
        Map<String, Dataset> datasets = byReference(catalog);
        Pattern wanted = wanted();
        List<Map<String, Object>> items = new ArrayList<>();
        for (Bookmark bookmark : all) {
            Dataset owner = datasets.get(
                    bookmark.owner() == null
                            ? catalog.timeflow(bookmark.branch()).dataset()
                            : bookmark.owner());
            if (isOf(owner, wanted, bookmark)) {
                Item item = item("name", bookmark.name())
                        .with("reference", bookmark.reference())
                        .with("vdb", owner.path());
                items.add(labelled(item, bookmark));
            }
        }
        return items;
    }

    private static Map<String, Dataset> byReference(DatasetCatalog catalog) {
        return catalog.datasets().stream()
                .collect(Collectors.toMap(Dataset::reference, each -> each, (one, other) -> one));
    }

    /** @param owner null where it is not listed, or is no dataset */
    private static boolean isOf(Dataset owner, Pattern wanted, Bookmark bookmark) {
        String name = bookmark.name();
        return owner != null
                && Stream.of(owner.name(), owner.path(), owner.localPath())
                        .anyMatch(of -> fits(wanted, name, of + "/" + name));
    }

    private static Map<String, Object> bookmark(Bookmark bookmark, DataTemplate parent) {
        boolean ofPod = !bookmark.owner().equals(parent.reference());
        Item item = item("name", bookmark.name())
                .with("reference", bookmark.reference())
                .with("template", parent.name())
                .with("dataPod", ofPod ? bookmark.ownerName() : null);
        return labelled(item, bookmark);
    }

    private static Map<String, Object> labelled(Item item, Bookmark bookmark) {
        return item.with("tags", new ArrayList<>(bookmark.tags()))
                .with("shared", bookmark.shared())
                .with("createdAt", text(bookmark.createdAt()))
                .with("dataAt", text(bookmark.dataAt()))
                .with("expiration", text(bookmark.expiration()))
                .with("description", bookmark.description())
                .values();
    }

    private List<Map<String, Object>> snapshots(OperationContext context) {
        Dataset dataset = context.catalog().dataset(filter);
        return context.catalog().snapshots(dataset).stream()
                .map(snapshot -> snapshot(snapshot, dataset))
                .toList();
    }

    private static Map<String, Object> snapshot(Snapshot snapshot, Dataset dataset) {
        return item("name", snapshot.name())
                .with("reference", snapshot.reference())
                .with("dataset", dataset.path())
                .with("createdAt", text(snapshot.createdAt()))
                .with("dataAt", text(snapshot.dataAt()))
                .with("location", snapshot.location())
                .with("timeflow", snapshot.timeflow())
                .with("provisionable", snapshot.provisionable())
                .values();
    }

    private List<DataTemplate> templates(SelfService selfService) {
        return template == null ? selfService.templates() : List.of(selfService.template(template));
    }

    private Pattern wanted() {
        return filter == null
                ? null
                : Pattern.compile(
                        Stream.of(filter.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static boolean fits(Pattern wanted, String... names) {
        return wanted == null
                || Stream.of(names).anyMatch(name -> wanted.matcher(name).matches());
    }

    private static Item item(String key, Object value) {
        return new Item(new LinkedHashMap<>()).with(key, value);
    }

    /** A map that grows by what is there. */
    private record Item(Map<String, Object> values) {
        public Item with(String key, Object value) {
            if (value != null) {
                values.put(key, value);
            }
            return this;
        }
    }

    private static String text(Instant time) {
        return time == null ? null : time.toString();
    }
}
