package io.jenkins.plugins.delphixpipeline;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The house: floors that rest only on those below, rooms of a size to take in, and nothing of Jenkins in the lower half. */
@AnalyzeClasses(packages = "io.jenkins.plugins.delphixpipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.delphixpipeline.";
    private static final int WIDEST = 20;
    private static final int LONGEST = 340;
    private static final int FIRST_WITH_JENKINS = 5;

    /** Rooms of one floor do not know each other; a room is a package with all packages below it. */
    static final List<Set<String>> FLOORS = List.of(
            Set.of("platform", "retry", "accounts"),
            Set.of("http", "watch", "guard"),
            Set.of("engine", "masking", "dct", "operation"),
            Set.of("driver"),
            Set.of("openwork"),
            Set.of("controller"),
            Set.of("config"),
            Set.of("session", "report"),
            Set.of("forms", "run"),
            Set.of("steps", "freestyle", "administration"));

    private static final String[] FREE_OF_JENKINS = FLOORS.subList(0, FIRST_WITH_JENKINS).stream()
            .flatMap(Set::stream)
            .map(room -> ROOT + room + "..")
            .toArray(String[]::new);

    @ArchTest
    static final ArchRule eachFloorRestsOnTheFloorsBelow = classes()
            .that(isPlugin())
            .should(new ArchCondition<>("depend on classes of floors below only") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                    item.getDirectDependenciesFromSelf().stream()
                            .filter(dependency -> isPlugin().test(dependency.getTargetClass()))
                            .filter(dependency -> !room(item).equals(room(dependency.getTargetClass())))
                            .filter(dependency -> floor(item) <= floor(dependency.getTargetClass()))
                            .forEach(dependency ->
                                    events.add(SimpleConditionEvent.violated(item, dependency.getDescription())));
                }
            });

    @ArchTest
    static final ArchRule noPackagesGoInACircle = SlicesRuleDefinition.slices()
            .matching(ROOT + "(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(not(isPlugin()), alwaysTrue());

    /** A room that is taken in at a glance; values and records of the wire are looked up, not read through. */
    @ArchTest
    static void noRoomIsTooWide(JavaClasses all) {
        Map<String, Long> rooms = all.stream()
                .filter(type -> isPlugin().test(type) && type.isTopLevelClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> !type.getPackageName().matches(".*\\.(wire|model)"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(rooms)
                .isNotEmpty()
                .allSatisfy((room, size) -> assertThat(size).as(room).isLessThanOrEqualTo(WIDEST));
    }

    /** What is read at one sitting. */
    @ArchTest
    static void noSourceIsTooLongAndMostAreShort(JavaClasses ignored) throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            Map<String, Integer> lengths = sources.filter(
                            file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.endsWith("package-info.java"))
                    .collect(Collectors.toMap(Path::toString, ArchitectureTest::lines));
            List<Integer> sorted = lengths.values().stream().sorted().toList();

            assertThat(sorted).hasSizeGreaterThan(300);
            assertThat(lengths.entrySet())
                    .filteredOn(length -> length.getValue() > LONGEST)
                    .as("longer than " + LONGEST + " lines")
                    .isEmpty();
            assertThat(sorted.get(sorted.size() / 2)).as("half of them").isLessThanOrEqualTo(90);
            assertThat(sorted.get(sorted.size() * 9 / 10)).as("nine in ten").isLessThanOrEqualTo(170);
        }
    }

    private static int lines(Path source) {
        try {
            return Files.readAllLines(source).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.")[0];
    }

    private static int floor(JavaClass type) {
        return IntStream.range(0, FLOORS.size())
                .filter(floor -> FLOORS.get(floor).contains(room(type)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(type.getName() + " is on no floor"));
    }

    /** A white list, so that nobody has to think of what to forbid. */
    @ArchTest
    static final ArchRule theLowerFloorsKnowNothingOfJenkins = classes()
            .that()
            .resideInAnyPackage(FREE_OF_JENKINS)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "javax.crypto..",
                            "javax.net..",
                            "javax.security..",
                            "okhttp3..",
                            "okio..",
                            "kotlin..",
                            "com.fasterxml.jackson..",
                            "com.github.benmanes.caffeine..",
                            "org.yaml.snakeyaml..",
                            "edu.umd.cs.findbugs.annotations..")
                    .or(resideInAnyPackage(FREE_OF_JENKINS)));

    @ArchTest
    static final ArchRule thePluginKnowsNeitherTheSimulatorNorTheRehearsal = noClasses()
            .that(isPlugin())
            .should()
            .dependOnClassesThat(resideInAnyPackage(ROOT + "simulator..", ROOT + "rehearsal.."));

    @ArchTest
    static final ArchRule theSimulatorStandsAlone = classes()
            .that()
            .resideInAPackage(ROOT + "simulator..")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                    ROOT + "simulator..",
                    "java..",
                    "javax.net..",
                    "com.sun.net.httpserver..",
                    "com.fasterxml.jackson..",
                    "org.yaml.snakeyaml..",
                    "picocli.."));

    /** A record comes back from build.xml with null fields, and one that changed breaks a stored pipeline. */
    @ArchTest
    static final ArchRule nothingThatJenkinsStoresIsARecord =
            noClasses().that(isPlugin()).and().areRecords().should().beAssignableTo(Serializable.class);

    /** The class filter of Jenkins refuses them in every XML file, and open work is kept in one. */
    @ArchTest
    static final ArchRule nothingThatJenkinsStoresHoldsATimeOfTheJdk = noFields()
            .that()
            .areDeclaredInClassesThat(isPlugin()
                    .and(assignableTo(Serializable.class))
                    // What goes to an agent and is never stored.
                    .and(not(resideInAPackage(ROOT + "accounts.."))))
            .and()
            .areNotStatic()
            .and()
            .doNotHaveModifier(JavaModifier.TRANSIENT)
            .should()
            .haveRawType(resideInAPackage("java.time.."));

    @ArchTest
    static final ArchRule thereIsNoStaticMutableState = fields().that()
            .areDeclaredInClassesThat(isPlugin())
            .and()
            .areStatic()
            .should(ArchConditions.haveModifier(JavaModifier.FINAL).as("be final"))
            .andShould(ArchConditions.not(ArchConditions.haveRawType(mutableCollection()))
                    .as("not be a mutable collection"));

    @ArchTest
    static final ArchRule theStaticsOfJenkinsAreAskedInOnePlaceBelowTheForms = noClasses()
            .that()
            .resideInAPackage(ROOT + "report..")
            .should()
            .dependOnClassesThat(nameMatching("jenkins\\.model\\.Jenkins"));

    @ArchTest
    static final ArchRule logging = fields().that()
            .areDeclaredInClassesThat(isPlugin())
            .and()
            .haveRawType(Logger.class)
            .should()
            .bePrivate()
            .andShould()
            .beStatic()
            .andShould()
            .beFinal()
            .allowEmptyShould(true);

    private static DescribedPredicate<JavaClass> isPlugin() {
        return resideInAPackage(ROOT.substring(0, ROOT.length() - 1) + "..")
                .and(not(resideInAnyPackage(ROOT + "simulator..", ROOT + "rehearsal..")))
                .as("belong to the plugin");
    }

    private static DescribedPredicate<JavaClass> mutableCollection() {
        return describe("a mutable collection", type -> Stream.of(
                        ArrayList.class, HashMap.class, LinkedHashMap.class, HashSet.class, ConcurrentHashMap.class)
                .anyMatch(type::isAssignableTo));
    }
}
