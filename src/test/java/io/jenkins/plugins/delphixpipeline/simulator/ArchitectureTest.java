package io.jenkins.plugins.delphixpipeline.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses simulator = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.delphixpipeline.simulator");

    @Test
    void simulatorKnowsOnlyTheJdkJacksonYamlAndPicocli() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net..",
                        "org.yaml.snakeyaml..",
                        "com.fasterxml.jackson..",
                        "picocli..",
                        "io.jenkins.plugins.delphixpipeline.simulator..")
                .check(simulator);
    }

    @Test
    void callsAreKnownToNoneThatTheyAreMadeWith() {
        noClasses()
                .that()
                .resideInAnyPackage("..simulator.api..", "..simulator.selfservice..", "..simulator.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..simulator.calls..")
                .check(simulator);
    }

    @Test
    void roomsOfTheDctKnowEachOtherInOneDirectionAlone() {
        slices().matching("io.jenkins.plugins.delphixpipeline.simulator.dct.(*)..")
                .should()
                .beFreeOfCycles()
                .check(simulator);
    }

    @Test
    void noRoomIsCrowded() {
        Map<String, Long> types = simulator.stream()
                .filter(type -> type.getEnclosingClass().isEmpty())
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));

        assertThat(types)
                .isNotEmpty()
                .allSatisfy((room, count) -> assertThat(count).as(room).isLessThanOrEqualTo(20));
    }

    @Test
    void staticFieldsAreFinal() {
        noFields().that().areStatic().should().notBeFinal().check(simulator);
    }
}
