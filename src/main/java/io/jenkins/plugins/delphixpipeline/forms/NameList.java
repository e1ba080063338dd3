package io.jenkins.plugins.delphixpipeline.forms;

import hudson.Util;
import io.jenkins.plugins.delphixpipeline.platform.DataPlatform;
import io.jenkins.plugins.delphixpipeline.platform.NameResolver;
import io.jenkins.plugins.delphixpipeline.platform.Required;
import io.jenkins.plugins.delphixpipeline.platform.SelfService;
import io.jenkins.plugins.delphixpipeline.platform.model.Bookmark;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import io.jenkins.plugins.delphixpipeline.platform.model.Named;
import io.jenkins.plugins.delphixpipeline.platform.model.PolicyType;
import io.jenkins.plugins.delphixpipeline.platform.model.Snapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A list of names that a form may offer. Names that depend on something that is still blank cannot be listed yet. */
public final class NameList {
    private final String key;
    private final boolean complete;
    private final Function<DataPlatform, Stream<String>> reading;

    NameList(String kind, String of, Function<DataPlatform, Stream<String>> reading) {
        this(kind, of, of == null || !of.isBlank(), reading);
    }

    private NameList(String kind, String of, boolean complete, Function<DataPlatform, Stream<String>> reading) {
        this.key = kind + ' ' + Util.fixNull(of).trim();
        this.complete = complete;
        this.reading = reading;
    }

    /** No names: only whether the back end answers. */
    static NameList contact() {
        return new NameList(
                "contact", null, platform -> Stream.of(platform.info().product()));
    }

    /** dSources and VDBs. */
    public static NameList datasets() {
        return new NameList(
                "datasets", null, platform -> names(platform.catalog().datasets()));
    }

    /** Datasets and, where there are any, VDB groups. */
    public static NameList origins() {
        return new NameList(
                "origins",
                null,
                platform -> Stream.concat(
                        names(platform.catalog().datasets()),
                        platform.vdbGroups().stream().flatMap(groups -> names(groups.groups()))));
    }

    public static NameList vdbs() {
        return new NameList("vdbs", null, platform -> {
            List<Dataset> all = platform.catalog().datasets();
            return names(all, all.stream().filter(Dataset::isVdb).toList());
        });
    }

    /** VDBs that mask themselves: those made from them inherit the flag, but have no masking step of their own. */
    public static NameList maskedVdbs() {
        return new NameList("masked VDBs", null, platform -> {
            List<Dataset> all = platform.catalog().datasets();
            Set<String> flagged =
                    all.stream().filter(Dataset::masked).map(Dataset::reference).collect(Collectors.toSet());
            return names(
                    all,
                    all.stream()
                            .filter(each -> each.isVdb() && each.masked() && !flagged.contains(each.parent()))
                            .toList());
        });
    }

    public static NameList vdbGroups() {
        return new NameList(
                "vdbGroups",
                null,
                platform -> names(Required.vdbGroups(platform).groups()));
    }

    public static NameList templates() {
        return new NameList(
                "templates",
                null,
                platform -> names(Required.selfService(platform).templates()));
    }

    public static NameList dataPods(String template) {
        return new NameList(
                "pods",
                given(template),
                platform -> names(Required.selfService(platform)
                        .pods(Required.selfService(platform).template(template.trim()))));
    }

    /** Of one data pod. */
    public static NameList branches(String template, String pod) {
        String parent = given(template).trim();
        String name = given(pod).trim();
        return new NameList("branches", parent + '/' + name, !parent.isEmpty() && !name.isEmpty(), platform -> {
            SelfService selfService = Required.selfService(platform);
            return names(selfService.branches(selfService.pod(selfService.template(parent), name)));
        });
    }

    public static NameList groups() {
        return new NameList("groups", null, platform -> platform.catalog().groups().stream());
    }

    public static NameList environments() {
        return new NameList("environments", null, platform -> platform.catalog().environments().stream());
    }

    /** @param environment blank for those of all environments */
    public static NameList repositories(String environment) {
        String name = Util.fixEmptyAndTrim(environment);
        return new NameList(
                "repositories of " + name, null, platform -> platform.catalog().repositories(name).stream());
    }

    /** Of back ends whose new VDBs can be given one. */
    public static NameList policies(PolicyType type) {
        return new NameList(type.name(), null, platform -> platform.catalog().policies(type).stream());
    }

    /** @param environment the users of another one are of no use */
    public static NameList environmentUsers(String environment) {
        return new NameList(
                "users",
                given(environment),
                platform -> platform.catalog().environmentUsers(environment.trim()).stream());
    }

    /** Those of the engine. */
    public static NameList maskingJobs() {
        return new NameList("masking jobs", null, platform -> platform.catalog().maskingJobs(null).stream());
    }

    /** Newest first. */
    public static NameList snapshots(String dataset) {
        return new NameList("snapshots", given(dataset), platform -> snapshots(platform, dataset(platform, dataset)));
    }

    /** Of what a VDB was provisioned from, newest first. */
    public static NameList parentSnapshots(String vdb) {
        return new NameList("parent snapshots", given(vdb), platform -> parent(platform, vdb)
                .flatMap(it -> snapshots(platform, it)));
    }

    public static NameList bookmarks(String dataset) {
        return new NameList("bookmarks", given(dataset), platform -> bookmarks(platform, dataset(platform, dataset)));
    }

    /** Of a dataset or a VDB group; of everything while it is not said of which, where there are VDB groups. */
    public static NameList bookmarksOfOrigin(String from) {
        return new NameList("bookmarksOfOrigin", from == null ? "" : from, true, platform -> {
            if (from == null || from.isBlank()) {
                return platform.vdbGroups().stream()
                        .flatMap(groups -> platform.catalog().allBookmarks().stream())
                        .map(Bookmark::name);
            }
            return platform.vdbGroups()
                    .flatMap(groups -> groups.groups().stream()
                            .filter(group -> NameResolver.means(from.trim(), group))
                            .findFirst()
                            .map(group -> groups.bookmarks(group).stream().map(Bookmark::name)))
                    .orElseGet(() -> bookmarks(platform, dataset(platform, from)));
        });
    }

    public static NameList parentBookmarks(String vdb) {
        return new NameList("parent bookmarks", given(vdb), platform -> parent(platform, vdb)
                .flatMap(it -> bookmarks(platform, it)));
    }

    private static String given(String name) {
        return Util.fixNull(name);
    }

    private static Dataset dataset(DataPlatform platform, String name) {
        return platform.catalog().dataset(name.trim());
    }

    private static Stream<Dataset> parent(DataPlatform platform, String vdb) {
        Dataset child = dataset(platform, vdb);
        return child.isVdb() ? Stream.of(platform.catalog().datasetByReference(child.parent())) : Stream.empty();
    }

    private static Stream<String> snapshots(DataPlatform platform, Dataset dataset) {
        return platform.catalog().snapshots(dataset).stream()
                .filter(Snapshot::provisionable)
                .map(Snapshot::name);
    }

    private static Stream<String> bookmarks(DataPlatform platform, Dataset dataset) {
        return platform.catalog().bookmarks(dataset).stream().map(Bookmark::name);
    }

    public static Stream<String> names(Collection<? extends Named> all) {
        return names(all, all);
    }

    /** The shortest form that means one of them only; replicated objects are addressed by their whole path. */
    private static Stream<String> names(Collection<? extends Named> all, Collection<? extends Named> wanted) {
        Map<String, Long> uses = all.stream()
                .filter(each -> each.namespace() == null)
                .collect(Collectors.groupingBy(Named::name, Collectors.counting()));
        return wanted.stream()
                .map(each -> each.namespace() == null && uses.get(each.name()) == 1 ? each.name() : each.path())
                .sorted(String.CASE_INSENSITIVE_ORDER);
    }

    boolean isComplete() {
        return complete;
    }

    String key() {
        return key;
    }

    /** Asks the back end. */
    List<String> read(DataPlatform platform) {
        return reading.apply(platform).distinct().toList();
    }
}
