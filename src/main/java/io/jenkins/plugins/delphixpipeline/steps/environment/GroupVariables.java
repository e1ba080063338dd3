package io.jenkins.plugins.delphixpipeline.steps.environment;

import io.jenkins.plugins.delphixpipeline.openwork.environment.DataEnvironment;
import io.jenkins.plugins.delphixpipeline.operation.environment.EnvironmentMember;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** How a body reaches the databases of its VDB group: the group, its VDBs, and each of them by its own name. */
final class GroupVariables {
    private static final String VDB = "vdb";

    private GroupVariables() {}

    /** @param ofOne makes the variables of one database, given how their names begin and what is known of it */
    static Map<String, String> of(
            String prefix, DataEnvironment ready, BiFunction<String, Map<String, String>, Map<String, String>> ofOne) {
        List<EnvironmentMember> members = ready.group().members().stream()
                .sorted(Comparator.comparing(each -> each.details().get(VDB)))
                .toList();
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(prefix + "_VDB_GROUP", ready.path());
        variables.put(
                prefix + "_VDBS",
                members.stream().map(each -> each.details().get(VDB)).collect(Collectors.joining(",")));
        Set<String> taken = new HashSet<>();
        for (EnvironmentMember member : members) {
            String own = identifier(member.name(), ready.name());
            String free = own;
            for (int number = 2; !taken.add(free); number++) {
                free = own + '_' + number;
            }
            variables.putAll(ofOne.apply(prefix + '_' + free, member.details()));
        }
        return variables;
    }

    /** Without the name of the group, which mostly changes with the build. */
    private static String identifier(String member, String group) {
        String own = member.startsWith(group + '-') ? member.substring(group.length() + 1) : member;
        String words = own.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return words.isEmpty() ? "VDB" : words.toUpperCase(Locale.ROOT);
    }
}
