package io.jenkins.plugins.delphixpipeline.signatures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * A type's supertypes as its signature has them: where the real one is not needed, those above it, with its type arguments put in.
 */
final class Supertypes {
    private final RealClasses real;
    private final Needed needed;
    private final Map<String, String> interfaces = new LinkedHashMap<>();
    private final Set<String> mentioned = new TreeSet<>();
    private String superclass = "java/lang/Object";
    private String superclassSource = "";

    Supertypes(RealClasses real, Needed needed, ClassNode type) {
        this.real = real;
        this.needed = needed;
        climb(type, Map.of(), Set.of());
    }

    /** @param onTheWay what the type arguments name that were put in on the way up */
    private void climb(ClassNode type, Map<String, String> variables, Set<String> onTheWay) {
        if (type.signature == null) {
            for (String name : RealClasses.parents(type)) {
                take(new Generics.ClassType(name, Generics.name(name), List.of()), Set.of(name));
            }
            return;
        }
        Set<String> named = new TreeSet<>();
        Generics text = new Generics(type.signature, variables, named::add);
        text.parameters();
        while (text.hasMore()) {
            named.clear();
            named.addAll(onTheWay);
            take(text.supertype(), named);
        }
    }

    private void take(Generics.ClassType above, Set<String> named) {
        if (above.internal().equals("java/lang/Object")) {
            return;
        }
        if (needed.isNeeded(above.internal()) || RealClasses.isInBothBuilds(above.internal())) {
            boolean isInterface = real.find(above.internal())
                    .filter(found -> RealClasses.has(found.access, Opcodes.ACC_INTERFACE))
                    .isPresent();
            if (isInterface) {
                interfaces.putIfAbsent(above.internal(), above.source());
            } else if (superclassSource.isEmpty()) {
                superclass = above.internal();
                superclassSource = above.source();
            }
            mentioned.addAll(named);
        } else if (RealClasses.isJenkins(above.internal())) {
            real.find(above.internal())
                    .ifPresent(skipped ->
                            climb(skipped, arguments(skipped, above.arguments()), without(above.internal(), named)));
        }
    }

    private static Set<String> without(String name, Set<String> names) {
        Set<String> others = new TreeSet<>(names);
        others.remove(name);
        return others;
    }

    private static Map<String, String> arguments(ClassNode skipped, List<String> given) {
        Map<String, String> variables = new HashMap<>();
        if (skipped.signature != null) {
            List<String> parameters = new Generics(skipped.signature, Map.of(), name -> {}).parameters();
            for (int i = 0; i < parameters.size(); i++) {
                String[] parameter = parameters.get(i).split(" extends ", 2);
                String raw = parameter.length == 1 ? "java.lang.Object" : parameter[1].replaceAll("[<&].*", "");
                variables.put(parameter[0], i < given.size() ? given.get(i) : raw.trim());
            }
        }
        return variables;
    }

    /** The internal name of the superclass. */
    String superclass() {
        return superclass;
    }

    String superclassSource() {
        return superclassSource;
    }

    List<String> interfaces() {
        return new ArrayList<>(interfaces.values());
    }

    Set<String> mentioned() {
        return mentioned;
    }
}
