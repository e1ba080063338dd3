package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;

/** What people describe of their Data Control Tower. */
final class DctDescription {
    private static final String NAME = "name";

    private final Function<Item, String> dataset;
    private final Set<String> groups = new HashSet<>();
    private final Set<String> policies = new HashSet<>();

    /** @param dataset finds the reference of a dataset by its name */
    DctDescription(Function<Item, String> dataset) {
        this.dataset = dataset;
    }

    /** Whether DCT has it, and not the engine. */
    static boolean isOfDct(Item bookmark) {
        return bookmark.member("vdbGroup").isPresent();
    }

    DctEstate build(Item root) {
        List<DctEstate.VdbGroup> made =
                root.list("vdbGroups").stream().map(this::group).toList();
        return new DctEstate(
                made,
                root.list("bookmarks").stream()
                        .filter(DctDescription::isOfDct)
                        .map(this::bookmark)
                        .toList(),
                root.list("policies").stream().map(this::policy).toList());
    }

    private DctEstate.VdbGroup group(Item item) {
        String name = item.text(NAME);
        if (!groups.add(name)) {
            throw item.problem("there is a VDB group \"" + name + "\" already");
        }
        return new DctEstate.VdbGroup(
                name, item.list("vdbs").stream().map(dataset).toList());
    }

    private DctEstate.GroupBookmark bookmark(Item item) {
        Item group = item.members().get("vdbGroup");
        if (!groups.contains(group.text())) {
            throw group.problem("there is no VDB group \"" + group.text() + "\"");
        }
        List<String> tags = item.list("tags").stream().map(Item::text).toList();
        return new DctEstate.GroupBookmark(item.text(NAME), group.text(), item.flag("shared", false), tags);
    }

    private DctEstate.Policy policy(Item item) {
        String name = item.text(NAME);
        String type = item.text("type");
        if (!policies.add(type + " " + name)) {
            throw item.problem("there is a " + type + " policy \"" + name + "\" already");
        }
        return new DctEstate.Policy(name, type.toUpperCase(Locale.ROOT) + "_POLICY");
    }
}
