package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import io.jenkins.plugins.delphixpipeline.simulator.scenario.DctEstate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What people describe of their Data Control Tower. */
final class DctDescription {
    private static final String NAME = "name";
    private static final String GROUP = "vdbGroup";
    private static final String VDB = "vdb";

    private final Function<Item, String> vdb;
    private final Set<String> groups = new LinkedHashSet<>();
    private final Set<String> policies = new HashSet<>();

    /** @param vdb finds the reference of a VDB by its name */
    DctDescription(Function<Item, String> vdb) {
        this.vdb = vdb;
    }

    /** Whether DCT has it, and the engine nothing of the kind in Self-Service. */
    static boolean isOfDct(Item bookmark) {
        return bookmark.member(GROUP).isPresent() || bookmark.member(VDB).isPresent();
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
        List<String> vdbs = new ArrayList<>();
        for (Item member : item.list("vdbs")) {
            String reference = vdb.apply(member);
            if (vdbs.contains(reference)) {
                throw member.problem("\"" + member.text() + "\" stands in this group twice");
            }
            vdbs.add(reference);
        }
        return new DctEstate.VdbGroup(name, vdbs);
    }

    private DctEstate.Bookmark bookmark(Item item) {
        Optional<Item> group = item.member(GROUP);
        group.filter(name -> !groups.contains(name.text())).ifPresent(name -> {
            throw name.problem("there is no VDB group \"" + name.text() + "\"" + new Meant(name.text(), groups).hint());
        });
        List<String> tags = item.list("tags").stream().map(Item::text).toList();
        return new DctEstate.Bookmark(
                item.text(NAME),
                group.map(Item::text).orElse(null),
                item.member(VDB).map(vdb).orElse(null),
                item.flag("shared", false),
                tags);
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
