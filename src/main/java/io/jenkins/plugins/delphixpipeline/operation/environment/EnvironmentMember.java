package io.jenkins.plugins.delphixpipeline.operation.environment;

import io.jenkins.plugins.delphixpipeline.operation.OperationContext;
import io.jenkins.plugins.delphixpipeline.platform.model.Dataset;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A VDB of an environment that is a group. Stored, so a plain class; immutable. */
public final class EnvironmentMember implements Serializable {
    /** How the facts begin that tell of members. */
    public static final String FACTS = "member.";

    @Serial
    private static final long serialVersionUID = 1L;

    private static final String NAME = "name";
    private static final String PATH = "vdb";

    private final String reference;
    private final LinkedHashMap<String, String> details;

    private EnvironmentMember(String reference, Map<String, String> details) {
        this.reference = reference;
        this.details = new LinkedHashMap<>(details);
    }

    /** What an operation remembers of the VDBs of a group. */
    static Map<String, String> facts(String group, OperationContext context) {
        Map<String, String> facts = new TreeMap<>();
        for (String vdb : context.vdbGroups().groupByReference(group).vdbs()) {
            Dataset found = context.catalog().datasetByReference(vdb);
            Map<String, String> details = new LinkedHashMap<>();
            context.catalog().connectionDetails(found).forEach((key, value) -> details.put(key, value));
            details.put(NAME, found.name());
            details.put(PATH, found.path());
            if (found.type() != null) {
                details.put(ProvideEnvironment.TYPE, found.type());
            }
            details.forEach((key, value) -> facts.put(FACTS + key + '.' + vdb, value));
        }
        return facts;
    }

    /** @param facts that an operation remembers, without their beginning */
    public static List<EnvironmentMember> of(Map<String, String> facts) {
        Map<String, Map<String, String>> all = new TreeMap<>();
        facts.forEach((fact, value) -> {
            int point = fact.indexOf('.');
            all.computeIfAbsent(fact.substring(point + 1), any -> new LinkedHashMap<>())
                    .put(fact.substring(0, point), value);
        });
        List<EnvironmentMember> members = new ArrayList<>();
        all.forEach((reference, details) -> members.add(new EnvironmentMember(reference, details)));
        return members;
    }

    public String reference() {
        return reference;
    }

    public String name() {
        return details.get(NAME);
    }

    String path() {
        return details.get(PATH);
    }

    /** How to reach its database, as far as the back end tells: vdb, host, port, database, jdbc. */
    public Map<String, String> details() {
        return new LinkedHashMap<>(details);
    }
}
