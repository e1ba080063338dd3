package io.jenkins.plugins.delphixpipeline.simulator.scenario.file;

import io.jenkins.plugins.delphixpipeline.simulator.model.EngineState;
import io.jenkins.plugins.delphixpipeline.simulator.model.Json;
import io.jenkins.plugins.delphixpipeline.simulator.model.Kind;
import io.jenkins.plugins.delphixpipeline.simulator.scenario.Estate;
import io.jenkins.plugins.delphixpipeline.simulator.selfservice.Layouts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What people describe of their data pods: VDBs for data sources of a template, each VDB for one pod alone. */
final class PodDescription {
    private final EngineState state;
    private final Estate estate;
    private final Lookup lookup;
    /** The pod that works with it, by the reference of a VDB. */
    private final Map<String, String> users = new HashMap<>();

    /** Finds what a scenario names; what is not there is a mistake at that place. */
    interface Lookup {

        /** @throws ScenarioException when there is one of that kind and name already */
        void requireNew(Item item, Kind kind);

        /** The reference of an object of this kind. */
        String named(Kind kind, Item name);

        /**
         * The reference of a VDB.
         *
         * @param why what needs one
         */
        String vdb(Item name, String why);

        /** The references of the datasets of a pod, by the names of its data sources. */
        Map<String, String> dataSources(Item pod);
    }

    PodDescription(EngineState state, Estate estate, Lookup lookup) {
        this.state = state;
        this.estate = estate;
        this.lookup = lookup;
        Layouts layouts = new Layouts(state);
        state.store().all(Kind.POD).forEach(pod -> layouts.databases(
                        pod.path("reference").asText())
                .values()
                .forEach(vdb -> users.put(vdb, pod.path("name").asText())));
    }

    /** An engine makes no other pods: it would have nothing to refresh such a VDB from. */
    private void requireChild(Item dataset, String vdb, String source, String wanted) {
        String parent = Json.text(state.store().get(Kind.DATABASE, vdb), "provisionContainer");
        if (!wanted.equals(parent)) {
            throw dataset.problem(
                    "\"" + dataset.text() + "\" comes from \"" + name(parent) + "\", and the data source \""
                            + source + "\" of the template is \"" + name(wanted)
                            + "\": a data pod works with a VDB that comes from that one");
        }
    }

    private String name(String database) {
        return state.displayName(state.store().get(Kind.DATABASE, database));
    }

    /** @param user reference of whoever makes it */
    void add(Item item, String user) {
        lookup.requireNew(item, Kind.POD);
        Item templateName = item.members().get("template");
        String template = lookup.named(Kind.TEMPLATE, templateName);
        Map<String, String> parents = new Layouts(state).databases(template);
        Set<String> known = parents.keySet();
        for (Item source : item.list("dataSources")) {
            Item name = source.members().get("name");
            if (!known.contains(name.text())) {
                throw name.problem("the template \"" + templateName.text() + "\" has no data source \"" + name.text()
                        + "\"" + new Meant(name.text(), known).hint());
            }
            Item dataset = source.members().get("dataset");
            String vdb = lookup.vdb(dataset, "a data pod works with VDBs only");
            requireChild(dataset, vdb, name.text(), parents.get(name.text()));
            String other = users.put(vdb, item.text("name"));
            if (other != null) {
                throw dataset.problem("\"" + dataset.text() + "\" is in the data pod \"" + other + "\" already");
            }
        }
        String owner =
                item.member("owner").map(name -> lookup.named(Kind.USER, name)).orElse(null);
        String pod = estate.pod(item.text("name"), template, lookup.dataSources(item), user);
        state.store().update(Kind.POD, pod, changed -> {
            changed.put("owner", owner);
            item.member("state").ifPresent(said -> changed.put("state", said.text()));
        });
    }
}
