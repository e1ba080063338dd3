package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Extension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.java.sezpoz.Index;
import net.java.sezpoz.IndexItem;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens the packaged plugin and looks for all that a controller will look for, and for what must not be there. */
class PluginArchiveIT {
    private static final String PACKAGE = "io/jenkins/plugins/delphixpipeline/";
    private static final List<String> STEPS = List.of(
            "refresh/SnapshotStep",
            "refresh/RefreshMaskedStep",
            "refresh/RefreshStep",
            "provision/ProvisionStep",
            "bookmark/BookmarkStep",
            "accounts/ResetCredentialsStep",
            "WithDelphixStep");

    @TempDir
    static Path folder;

    private static Attributes outer;
    private static Attributes inner;
    private static List<String> archiveEntries;
    private static Map<String, byte[]> classes;
    private static Path innerJar;

    @BeforeAll
    static void open() throws IOException {
        Path hpi = Path.of("target", "delphix-pipeline.hpi");
        try (JarFile archive = new JarFile(hpi.toFile())) {
            outer = archive.getManifest().getMainAttributes();
            archiveEntries = archive.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
            innerJar = folder.resolve("delphix-pipeline.jar");
            try (InputStream in = archive.getInputStream(archive.getEntry("WEB-INF/lib/delphix-pipeline.jar"))) {
                Files.copy(in, innerJar);
            }
        }
        classes = new TreeMap<>();
        try (JarInputStream jar = new JarInputStream(Files.newInputStream(innerJar))) {
            Manifest manifest = jar.getManifest();
            inner = manifest.getMainAttributes();
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                if (!entry.isDirectory()) {
                    classes.put(entry.getName(), jar.readAllBytes());
                }
            }
        }
    }

    @Test
    void bothManifestsTellTheControllerWhatItNeeds() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        for (Attributes manifest : List.of(outer, inner)) {
            assertThat(manifest.getValue("Short-Name")).isEqualTo("delphix-pipeline");
            assertThat(manifest.getValue("Long-Name")).isEqualTo("Delphix Data Pipeline");
            assertThat(pom).contains("<version>" + manifest.getValue("Plugin-Version") + "</version>");
            assertThat(manifest.getValue("Jenkins-Version")).isEqualTo("2.541.3");
            assertThat(manifest.getValue("Plugin-License-Name")).isEqualTo("MIT License");
            assertThat(manifest.getValue("Url")).startsWith("https://");
        }
    }

    @Test
    void thePluginsItNeedsAreNamedWithTheirMinimumVersions() {
        Map<String, String> needed = new TreeMap<>();
        for (String dependency : outer.getValue("Plugin-Dependencies").split(",")) {
            String[] parts = dependency.split(":", 2);
            needed.put(parts[0], parts[1]);
        }
        assertThat(needed)
                .containsKeys(
                        "caffeine-api",
                        "cloudbees-folder",
                        "credentials",
                        "jackson2-api",
                        "okhttp-api",
                        "structs",
                        "workflow-api",
                        "workflow-step-api");
        assertThat(needed.get("checks-api")).endsWith(";resolution:=optional");
        assertThat(inner.getValue("Plugin-Dependencies")).isEqualTo(outer.getValue("Plugin-Dependencies"));
        assertThat(needed.values())
                .noneMatch(version -> version.contains("$"))
                .allMatch(version -> version.matches("\\d.*"));
    }

    @Test
    void nothingButOurOwnJarIsBundled() {
        assertThat(archiveEntries.stream().filter(name -> name.endsWith(".jar") || name.endsWith(".class")))
                .containsExactly("WEB-INF/lib/delphix-pipeline.jar");
    }

    @Test
    void noSignatureOfAJenkinsClassAndNoDevelopmentProgramIsInside() {
        assertThat(classes.keySet().stream().filter(name -> name.endsWith(".class")))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(PACKAGE))
                .noneMatch(name -> name.startsWith(PACKAGE + "simulator/") || name.startsWith(PACKAGE + "rehearsal/"));
    }

    @Test
    void everyExtensionIsInTheIndex() throws IOException {
        List<String> marked = new ArrayList<>();
        for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
            if (entry.getKey().endsWith(".class") && mentions(entry.getValue(), "Lhudson/Extension;")) {
                marked.add(entry.getKey().replace('/', '.').replaceFirst("\\.class$", ""));
            }
        }
        List<String> indexed = new ArrayList<>();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {innerJar.toUri().toURL()}, getClass().getClassLoader())) {
            for (IndexItem<Extension, Object> item : Index.load(Extension.class, Object.class, loader)) {
                if (item.className().startsWith(PACKAGE.replace('/', '.'))) {
                    indexed.add(item.className());
                }
            }
        }
        assertThat(indexed).containsAll(marked);
        assertThat(indexed)
                .containsAll(STEPS.stream()
                        .map(step -> PACKAGE.replace('/', '.') + "steps." + step.replace('/', '.') + "$DescriptorImpl")
                        .toList());
    }

    @Test
    void whatIsThereOnlyWithAnotherPluginIsInAnIndexOfItsOwn() {
        String index = "META-INF/annotations/org.jenkinsci.plugins.variant.OptionalExtension";
        assertThat(classes).containsKey(index);
        assertThat(mentions(classes.get(index), PACKAGE.replace('/', '.') + "report.DeliveryCheck"))
                .isTrue();
        assertThat(classes.entrySet().stream()
                        .filter(entry -> mentions(entry.getValue(), "io/jenkins/plugins/checks/"))
                        .map(Map.Entry::getKey))
                .as("classes that need checks-api")
                .containsExactly(PACKAGE + "report/DeliveryCheck.class");
    }

    /** The constant pool of a class file holds the names of its annotations' types as plain text. */
    private static boolean mentions(byte[] classFile, String type) {
        return new String(classFile, StandardCharsets.ISO_8859_1).contains(type);
    }

    @Test
    void everyStepHasItsFormAndItsHelp() {
        for (String step : STEPS) {
            assertThat(classes)
                    .containsKeys(
                            PACKAGE + "steps/" + step + "/config.jelly", PACKAGE + "steps/" + step + "/help.html");
        }
        assertThat(classes).containsKey("index.jelly");
    }

    @Test
    void everyViewEscapesByDefaultAndHasNoScript() {
        List<String> views = classes.keySet().stream()
                .filter(name -> name.endsWith(".jelly"))
                .toList();
        assertThat(views).isNotEmpty().allSatisfy(name -> {
            String text = new String(classes.get(name), StandardCharsets.UTF_8);
            assertThat(text).startsWith("<?jelly escape-by-default='true'?>");
            assertThat(text).doesNotContain("<script", "onclick=", "javascript:");
        });
    }

    @Test
    void theSymbolIndexNamesClassesThatAreInside() throws IOException {
        byte[] index = classes.get("META-INF/services/annotations/org.jenkinsci.Symbol");
        assertThat(index).as("symbol index").isNotNull();
        List<String> names;
        try (Stream<String> lines = new java.io.BufferedReader(
                        new java.io.InputStreamReader(new ByteArrayInputStream(index), StandardCharsets.UTF_8))
                .lines()) {
            names = lines.filter(line -> !line.isBlank()).toList();
        }
        assertThat(names).isNotEmpty().allMatch(name -> classes.containsKey(name.replace('.', '/') + ".class"));
    }
}
