package io.jenkins.plugins.delphixpipeline.simulator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses simulator = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.jenkins.plugins.delphixpipeline.simulator");

    @Test
    void simulatorKnowsOnlyTheJdkJacksonAndYaml() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "javax.net..",
                        "org.yaml.snakeyaml..",
                        "com.fasterxml.jackson..",
                        "io.jenkins.plugins.delphixpipeline.simulator..")
                .check(simulator);
    }

    @Test
    void staticFieldsAreFinal() {
        noFields().that().areStatic().should().notBeFinal().check(simulator);
    }
}
