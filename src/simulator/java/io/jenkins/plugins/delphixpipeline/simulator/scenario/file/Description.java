package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.delphixpipeline.simulator.model.DataKind;
import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.model.Store;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Datasets;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Runtime;
import io.jenkins.plugins.delphixpipeline.simulator.operation.Snapshots;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What people describe of their estate, built up with {@link Estate}. */
final class Description implements PodDescription.Lookup {

    private final EngineState state;
    private final Estate estate;
    private final String user;
    private final String password;
    private final MaskingJobs maskingJobs;
    private final Set<String> replicas = new HashSet<>();
    private final Set<String> bookmarks = new HashSet<>();
    /** The datasets that are there or will be. */
    private final Set<String> inFile = new LinkedHashSet<>();

    /** @param user reference of whoever makes what nobody else is said to have made */
    Description(EngineState state, Estate estate, String user, String password) {
        this.state = state;
        this.estate = estate;
        this.user = user;
        this.password = password;
        this.maskingJobs = new MaskingJobs(state, estate, this::dataset);
    }

    DctEstate build(Item root) {
        Stream.of("dSources", "vdbs")
                .flatMap(key -> root.list(key).stream())
                .map(Ancestry::name)
                .forEach(inFile::add);
        root.list("groups").forEach(group -> estate.group(group.text()));
        root.list("users").forEach(this::user);
        root.list("dSources").forEach(this::dSource);
        root.list("replicas").forEach(this::replica);
        root.list("hookTemplates").forEach(this::hookTemplate);
        maskingJobs.declare(root.list("maskingJobs"));
        Ancestry.inOrder(root.list("vdbs"), name -> find(name).isPresent()).forEach(this::vdb);
        maskingJobs.complete();
        root.list("templates").forEach(this::template);
        PodDescription pods = new PodDescription(state, estate, this);
        root.list("pods").forEach(pod -> pods.add(pod, user));
        root.list("bookmarks").forEach(this::bookmark);
        return new DctDescription(name -> vdb(name, "a VDB group holds VDBs only")).build(root);
    }

    /** The reference of the dataset that an item names. */
    String dataset(Item name) {
        return find(name.text())
                .orElseThrow(() -> name.problem(
                        "there is no dataset \"" + name.text() + "\"" + new Meant(name.text(), datasets()).hint()));
    }

    @Override
    public String vdb(Item name, String why) {
        String found = dataset(name);
        if (!state.sourceOf(found).path("virtual").asBoolean()) {
            throw name.problem("\"" + name.text() + "\" is a dSource, and " + why);
        }
        return found;
    }

    private Optional<String> find(String name) {
        return state.store().all(Kind.DATABASE).stream()
                .filter(database -> !Json.has(database, "namespace")
                        && state.displayName(database).equals(name))
                .findFirst()
                .map(Store::ref);
    }

    private Set<String> datasets() {
        Set<String> names = new LinkedHashSet<>(inFile);
        state.store().all(Kind.DATABASE).stream()
                .filter(database -> !Json.has(database, "namespace"))
                .map(state::displayName)
                .forEach(names::add);
        return names;
    }

    private void user(Item item) {
        String name = item.text("name");
        if (!state.store().where(Kind.USER, "name", name).isEmpty()) {
            throw item.problem("there is a user \"" + name + "\" already");
        }
        estate.user(name, item.member("type").map(Item::text).orElse("DOMAIN"), password);
    }

    private void dSource(Item item) {
        requireNew(item);
        Databases database = Databases.of(item);
        String made = estate.dSource(database.kind(), item.text("group"), item.text("name"), 0);
        database.refine(state, estate, made);
        item.member("logSync").ifPresent(on -> state.store()
                .update(Kind.DATABASE, made, container -> Datasets.logSync(container, on.isTrue())));
        Snapshots snapshots = new Snapshots(state);
        moments(item).forEach(moment -> snapshots.take(made, moment));
    }

    private List<Instant> moments(Item dSource) {
        Optional<Item> given = dSource.member("snapshots");
        if (given.isEmpty() || !given.get().type().equals("array")) {
            List<Instant> nights = new ArrayList<>();
            for (int night = dSource.number("snapshots", 1); night > 0; night--) {
                nights.add(state.now().minus(Duration.ofDays(night)));
            }
            return nights;
        }
        List<Instant> moments = new ArrayList<>();
        for (Item item : given.get().elements()) {
            Instant moment = Instant.parse(item.text());
            if (moment.isAfter(state.now())) {
                throw item.problem("a snapshot cannot be taken in the future");
            }
            if (!moments.isEmpty() && !moment.isAfter(moments.get(moments.size() - 1))) {
                throw item.problem("snapshots stand in the order in which they were taken, oldest first");
            }
            moments.add(moment);
        }
        return moments;
    }

    private void hookTemplate(Item item) {
        requireNew(item, Kind.HOOK_TEMPLATE);
        estate.hookTemplate(
                item.text("name"), item.member("text").map(Item::text).orElse("true"));
    }

    private void replica(Item item) {
        String name = item.text("namespace") + "/" + Ancestry.name(item);
        if (!replicas.add(name)) {
            throw item.problem("there is a replica \"" + name + "\" already");
        }
        estate.replica(
                Databases.of(item).kind(),
                item.text("namespace"),
                item.text("group"),
                item.text("name"),
                item.flag("masked", false));
    }

    private void vdb(Item item) {
        requireNew(item);
        Item parentName = item.members().get("parent");
        String parent = dataset(parentName);
        if (state.store().of(Kind.SNAPSHOT, parent).isEmpty()) {
            throw parentName.problem("\"" + parentName.text() + "\" has no snapshot to make a VDB from");
        }
        ObjectNode source = Json.object("operations", hooks(item, parent));
        String made = estate.vdb(item.text("group"), item.text("name"), parent, item.flag("masked", false), source);
        Snapshots snapshots = new Snapshots(state);
        for (int more = item.number("snapshots", 1); more > 1; more--) {
            snapshots.take(made);
        }
        if (!item.flag("enabled", true)) {
            new Runtime(state).enabled(made, false, "INACTIVE");
        }
    }

    private ObjectNode hooks(Item vdb, String parent) {
        ObjectNode hooks = Datasets.hooks();
        vdb.member("maskingJob")
                .ifPresent(job -> hooks.withArray("configureClone").add(maskingJobs.hook(job, parent)));
        vdb.member("hooks").ifPresent(lists -> lists.members().forEach((list, names) -> {
            ArrayNode array = hooks.withArray(list);
            names.elements().forEach(name -> array.add(Estate.scriptHook(name.text())));
        }));
        return hooks;
    }

    private void template(Item item) {
        requireNew(item, Kind.TEMPLATE);
        estate.template(item.text("name"), dataSources(item), user);
    }

    private void bookmark(Item item) {
        List<String> owners = List.of("template", "pod", "vdb", "vdbGroup").stream()
                .filter(word -> item.member(word).isPresent())
                .toList();
        if (owners.size() != 1) {
            throw item.problem("a bookmark has exactly one of: template, pod (without its template), vdb, vdbGroup");
        }
        Item owner = item.members().get(owners.get(0));
        if (!bookmarks.add(owners.get(0) + " " + owner.text() + " " + item.text("name"))) {
            throw item.problem("there is a bookmark \"" + item.text("name") + "\" of \"" + owner.text() + "\" already");
        }
        if (owners.get(0).equals("vdb")) {
            estate.bookmark(item.text("name"), vdb(owner, "only a VDB can have this bookmark"));
        }
        if (DctDescription.isOfDct(item)) {
            return;
        }
        Kind kind = owners.get(0).equals("pod") ? Kind.POD : Kind.TEMPLATE;
        String layout = named(kind, owner);
        List<String> tags = item.list("tags").stream().map(Item::text).toList();
        estate.bookmark(item.text("name"), state.store().get(kind, layout), item.flag("shared", false), tags);
    }

    @Override
    public Map<String, String> dataSources(Item layout) {
        Map<String, String> sources = new LinkedHashMap<>();
        layout.list("dataSources").forEach(source -> {
            if (sources.put(source.text("name"), dataset(source.members().get("dataset"))) != null) {
                throw source.problem("there are two data sources \"" + source.text("name") + "\"");
            }
        });
        return sources;
    }

    @Override
    public String named(Kind kind, Item name) {
        return state.store().where(kind, "name", name.text()).stream()
                .findFirst()
                .map(Store::ref)
                .orElseThrow(() -> name.problem("there is no " + word(kind) + " \"" + name.text() + "\""
                        + new Meant(
                                        name.text(),
                                        state.store().all(kind).stream()
                                                .map(each -> Json.text(each, "name"))
                                                .toList())
                                .hint()));
    }

    private void requireNew(Item item) {
        String name = Ancestry.name(item);
        if (find(name).isPresent()) {
            throw item.problem("there is a dataset \"" + name + "\" already");
        }
    }

    @Override
    public void requireNew(Item item, Kind kind) {
        if (!state.store().where(kind, "name", item.text("name")).isEmpty()) {
            throw item.problem("there is a " + word(kind) + " \"" + item.text("name") + "\" already");
        }
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case TEMPLATE -> "template";
            case POD -> "data pod";
            case HOOK_TEMPLATE -> "hook template";
            default -> "user";
        };
    }

    /** Which family of datasets an item is of, and what is particular to it. */
    private record Databases(DataKind kind, boolean pluggable, Optional<String> toolkit) {

        static Databases of(Item item) {
            String word = item.member("database").map(Item::text).orElse("app-data");
            Optional<String> toolkit = item.member("toolkit").map(Item::text);
            if (toolkit.isPresent() && !word.equals("app-data")) {
                throw item.key("toolkit").problem("only app-data has a toolkit, and this is " + word);
            }
            DataKind kind =
                    switch (word) {
                        case "oracle", "oracle-pdb" -> DataKind.ORACLE;
                        case "sql-server" -> DataKind.MSSQL;
                        case "ase" -> DataKind.ASE;
                        case "mysql" -> DataKind.MYSQL;
                        default -> DataKind.APPDATA;
                    };
            return new Databases(kind, word.equals("oracle-pdb"), toolkit);
        }

        void refine(EngineState state, Estate estate, String database) {
            if (pluggable) {
                state.store().update(Kind.DATABASE, database, container -> container.put("contentType", "PDB"));
            }
            toolkit.ifPresent(name -> estate.useToolkit(database, name));
        }
    }
}
