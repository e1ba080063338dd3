package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** In which order VDBs can be made, wherever in the file they stand: each after what it comes from. */
final class Ancestry {
    private static final String PARENT = "parent";

    private Ancestry() {}

    /** What a VDB is called where another one names it as its parent. */
    static String name(Item dataset) {
        return dataset.text("group") + "/" + dataset.text("name");
    }

    /**
     * @param there whether a dataset of this name has been made already
     * @return all of them; what comes from nothing in this file is for whoever makes it to tell
     */
    static List<Item> inOrder(List<Item> vdbs, Predicate<String> there) {
        List<Item> left = new ArrayList<>(vdbs);
        List<Item> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> awaited = left.stream().map(Ancestry::name).toList();
            List<Item> ready = left.stream()
                    .filter(vdb -> there.test(vdb.text(PARENT)) || !awaited.contains(vdb.text(PARENT)))
                    .toList();
            if (ready.isEmpty()) {
                throw circle(left);
            }
            ordered.addAll(ready);
            left.removeAll(ready);
        }
        return ordered;
    }

    /** Whoever goes up from one of them comes to one where he has been already. */
    private static ScenarioException circle(List<Item> left) {
        Map<String, Item> byName = new LinkedHashMap<>();
        left.forEach(vdb -> byName.putIfAbsent(name(vdb), vdb));
        List<String> way = new ArrayList<>();
        Item at = left.get(0);
        while (!way.contains(name(at))) {
            way.add(name(at));
            at = byName.get(at.text(PARENT));
        }
        List<String> round = new ArrayList<>(way.subList(way.indexOf(name(at)), way.size()));
        round.add(name(at));
        return at.members()
                .get(PARENT)
                .problem("\"" + name(at) + "\" comes from itself: " + String.join(" from ", round));
    }
}
