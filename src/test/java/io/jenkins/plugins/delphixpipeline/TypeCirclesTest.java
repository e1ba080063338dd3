package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Types of one package that know each other in a circle cannot be read one after the other. Nested types belong to the type
 * around them, so that a sealed interface may know its records, and a class its builder.
 */
@AnalyzeClasses(packages = "io.jenkins.plugins.delphixpipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class TypeCirclesTest {
    private static final String ROOT = "io.jenkins.plugins.delphixpipeline.";

    /** Jenkins has a thing know its descriptor, and a descriptor the class that it describes. */
    private static final String DESCRIPTOR = "Descriptor";

    @ArchTest
    static void noTypesOfAPackageGoInACircle(JavaClasses all) {
        assertThat(circles(all)).isEmpty();
    }

    private static Set<Set<String>> circles(JavaClasses all) {
        Map<JavaClass, Set<JavaClass>> known =
                new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
        all.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .forEach(type -> type.getDirectDependenciesFromSelf().forEach(dependency -> {
                    JavaClass from = outermost(type);
                    JavaClass to = outermost(dependency.getTargetClass());
                    if (!from.equals(to) && from.getPackageName().equals(to.getPackageName()) && !described(from, to)) {
                        known.computeIfAbsent(from, any -> new HashSet<>()).add(to);
                    }
                }));
        Map<JavaClass, Set<JavaClass>> reached = new HashMap<>();
        known.keySet().forEach(type -> reached.put(type, reachable(type, known)));
        return known.keySet().stream()
                .filter(type -> reached.get(type).contains(type))
                .map(type -> reached.get(type).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(type))
                        .map(other -> other.getName().substring(ROOT.length()))
                        .collect(Collectors.toCollection(TreeSet::new)))
                .collect(Collectors.toSet());
    }

    private static Set<JavaClass> reachable(JavaClass from, Map<JavaClass, Set<JavaClass>> known) {
        Set<JavaClass> reached = new HashSet<>();
        Deque<JavaClass> open = new ArrayDeque<>(known.getOrDefault(from, Set.of()));
        while (!open.isEmpty()) {
            JavaClass next = open.pop();
            if (reached.add(next)) {
                open.addAll(known.getOrDefault(next, Set.of()));
            }
        }
        return reached;
    }

    private static JavaClass outermost(JavaClass type) {
        JavaClass base = type.getBaseComponentType();
        return base.getEnclosingClass().map(TypeCirclesTest::outermost).orElse(base);
    }

    private static boolean described(JavaClass from, JavaClass to) {
        return to.getSimpleName().equals(from.getSimpleName() + DESCRIPTOR);
    }
}
