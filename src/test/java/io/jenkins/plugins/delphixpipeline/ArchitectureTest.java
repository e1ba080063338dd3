package io.jenkins.plugins.delphixpipeline;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** The house: six floors, each resting only on those below, and nothing of Jenkins under the fourth. */
@AnalyzeClasses(packages = "io.jenkins.plugins.delphixpipeline", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "io.jenkins.plugins.delphixpipeline.";
    private static final String[] FREE_OF_JENKINS = {
        ROOT + "platform..",
        ROOT + "guard..",
        ROOT + "passwords..",
        ROOT + "http..",
        ROOT + "watch..",
        ROOT + "engine..",
        ROOT + "masking..",
        ROOT + "operation..",
        ROOT + "openwork.."
    };

    @ArchTest
    static final ArchRule eachFloorRestsOnTheFloorsBelow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("platform")
            .definedBy(ROOT + "platform..")
            .layer("passwords")
            .definedBy(ROOT + "passwords..")
            .layer("guard")
            .definedBy(ROOT + "guard..")
            .layer("http")
            .definedBy(ROOT + "http..")
            .layer("watch")
            .definedBy(ROOT + "watch..")
            .layer("engine")
            .definedBy(ROOT + "engine..")
            .layer("masking")
            .definedBy(ROOT + "masking..")
            .layer("operation")
            .definedBy(ROOT + "operation..")
            .layer("openwork")
            .definedBy(ROOT + "openwork..")
            .layer("controller")
            .definedBy(ROOT + "controller..")
            .layer("config")
            .definedBy(ROOT + "config..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .layer("steps")
            .definedBy(ROOT + "steps..")
            .layer("freestyle")
            .definedBy(ROOT + "freestyle..")
            .layer("administration")
            .definedBy(ROOT + "administration..")
            .whereLayer("platform")
            .mayNotAccessAnyLayer()
            .whereLayer("passwords")
            .mayNotAccessAnyLayer()
            .whereLayer("guard")
            .mayOnlyAccessLayers("platform")
            .whereLayer("http")
            .mayOnlyAccessLayers("platform", "passwords")
            .whereLayer("watch")
            .mayOnlyAccessLayers("platform", "passwords")
            .whereLayer("engine")
            .mayOnlyAccessLayers("platform", "passwords", "http", "watch")
            .whereLayer("masking")
            .mayOnlyAccessLayers("platform", "passwords", "http", "watch")
            .whereLayer("operation")
            .mayOnlyAccessLayers("platform", "guard", "passwords", "http", "watch")
            .whereLayer("openwork")
            .mayOnlyAccessLayers("platform", "operation")
            .whereLayer("controller")
            .mayOnlyAccessLayers(
                    "platform", "guard", "passwords", "http", "watch", "engine", "masking", "operation", "openwork")
            .whereLayer("config")
            .mayOnlyAccessLayers(
                    "platform",
                    "guard",
                    "passwords",
                    "http",
                    "watch",
                    "engine",
                    "masking",
                    "operation",
                    "openwork",
                    "controller")
            .whereLayer("report")
            .mayOnlyAccessLayers(
                    "platform", "guard", "passwords", "http", "watch", "engine", "masking", "operation", "controller")
            .whereLayer("steps")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("freestyle")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("administration")
            .mayNotBeAccessedByAnyLayer();

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
                    "com.fasterxml.jackson.."));

    /** A record comes back from build.xml with null fields, and one that changed breaks a stored pipeline. */
    @ArchTest
    static final ArchRule nothingThatJenkinsStoresIsARecord =
            noClasses().that(isPlugin()).and().areRecords().should().beAssignableTo(Serializable.class);

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
