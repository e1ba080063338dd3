package io.jenkins.plugins.delphixpipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.jenkins.plugins.delphixpipeline.ClassPathModel.Declared;
import io.jenkins.plugins.delphixpipeline.signatures.Uses;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/**
 * What was compiled from Maven Central alone, against signatures, fits the real classes. Needs a fresh {@code target/classes}
 * of {@code mvn compile} beside this build; without one the tests that read it are skipped.
 */
class LinkageTest {
    private static final Path CENTRAL = Path.of("target/classes");
    private static final Path REAL = Path.of("target/jenkins/target/classes");
    private static final String OURS = "io/jenkins/plugins/delphixpipeline/";

    private final ClassPathModel real = new ClassPathModel(null);

    private static void assumeFreshCentralBuild() throws IOException {
        assumeThat(CENTRAL.resolve(OURS))
                .as("classes of the build from Maven Central alone")
                .exists();
        FileTime newestSource = newest(Path.of("src/main/java"), ".java");
        FileTime oldestClass = FileTime.fromMillis(ClassPathModel.classFiles(CENTRAL.resolve(OURS)).stream()
                .mapToLong(file -> file.toFile().lastModified())
                .max()
                .orElse(0));
        assumeThat(oldestClass).as("classes as new as their sources").isGreaterThanOrEqualTo(newestSource);
    }

    private static FileTime newest(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return FileTime.fromMillis(files.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().lastModified())
                    .max()
                    .orElseThrow());
        }
    }

    /** Those that get into the plugin. */
    private static List<Path> ourClasses(Path folder) throws IOException {
        return ClassPathModel.classFiles(folder.resolve(OURS)).stream()
                .filter(file -> !file.toString().contains("/simulator/")
                        && !file.toString().contains("/rehearsal/"))
                .toList();
    }

    @Test
    void everythingThatTheClassesReferToExistsInTheRealOnes() throws IOException {
        assumeFreshCentralBuild();
        Set<String> missing = new TreeSet<>();
        int references = 0;
        for (Path file : ourClasses(CENTRAL)) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            Uses found = Uses.of(reader);
            references += found.members().size();
            found.types().stream()
                    .filter(type -> real.find(type).isEmpty())
                    .forEach(type -> missing.add(reader.getClassName() + " needs class " + type));
            found.members().stream()
                    .filter(member -> !exists(member))
                    .forEach(member -> missing.add(reader.getClassName() + " needs " + member));
            missing.addAll(brokenFinals(ClassPathModel.declared(reader)));
        }
        assertThat(references).isGreaterThan(5000);
        assertThat(missing).isEmpty();
    }

    /** A class that extends a final one, or overrides a final method, fails to load. */
    private List<String> brokenFinals(Declared ours) {
        List<String> broken = new ArrayList<>();
        String parent = ours.parent();
        while (parent != null && !parent.equals("java/lang/Object")) {
            Optional<Declared> above = real.find(parent);
            if (above.isEmpty()) {
                break;
            }
            if ((above.get().access() & Opcodes.ACC_FINAL) != 0) {
                broken.add(ours.name() + " extends final " + parent);
            }
            for (Map.Entry<String, Integer> member : above.get().members().entrySet()) {
                boolean overrides = ours.members().containsKey(member.getKey())
                        && member.getKey().contains("(")
                        && !member.getKey().startsWith("<")
                        && (member.getValue() & Opcodes.ACC_PRIVATE) == 0;
                if (overrides && (member.getValue() & Opcodes.ACC_FINAL) != 0) {
                    broken.add(ours.name() + " overrides final " + member.getKey() + " of " + parent);
                }
            }
            parent = above.get().parent();
        }
        return broken;
    }

    @Test
    void everySignatureIsOneOfARealClass() throws IOException {
        assumeFreshCentralBuild();
        Set<String> wrong = new TreeSet<>();
        List<Path> signatures = ClassPathModel.classFiles(CENTRAL).stream()
                .filter(file -> !CENTRAL.relativize(file).startsWith(OURS))
                .toList();
        assertThat(signatures).hasSizeGreaterThan(100);
        for (Path file : signatures) {
            Declared signature = ClassPathModel.declared(new ClassReader(Files.readAllBytes(file)));
            if ((signature.access() & Opcodes.ACC_PUBLIC) == 0) {
                // What makes a signature work in unit tests is its own affair.
                continue;
            }
            Optional<Declared> genuine = real.find(signature.name());
            if (genuine.isEmpty()) {
                wrong.add(signature.name() + " does not exist");
                continue;
            }
            if (genuine.get().isInterface() != signature.isInterface()) {
                wrong.add(signature.name() + " is of another kind");
            }
            signature.members().forEach((member, access) -> {
                boolean open = (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                        && (access & Opcodes.ACC_SYNTHETIC) == 0;
                Optional<Integer> present = real.member(signature.name(), member);
                if (open && present.isEmpty()) {
                    wrong.add(signature.name() + " has no " + member);
                } else if (open && ((present.get() ^ access) & Opcodes.ACC_STATIC) != 0) {
                    wrong.add(signature.name() + " differs in static " + member);
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void bothBuildsMakeTheSameClassFiles() throws IOException {
        assumeFreshCentralBuild();
        Map<String, Path> central = byName(CENTRAL);
        Map<String, Path> genuine = byName(REAL);
        assertThat(central.keySet()).isEqualTo(genuine.keySet());
        Set<String> different = new TreeSet<>();
        for (Map.Entry<String, Path> entry : central.entrySet()) {
            if (!Arrays.equals(Files.readAllBytes(entry.getValue()), Files.readAllBytes(genuine.get(entry.getKey())))) {
                different.add(entry.getKey());
            }
        }
        assertThat(different).isEmpty();
    }

    private static Map<String, Path> byName(Path folder) throws IOException {
        return ourClasses(folder).stream()
                .collect(Collectors.toMap(
                        file -> folder.relativize(file).toString(), file -> file, (one, other) -> one, TreeMap::new));
    }

    @Test
    void bothManifestsNameTheSamePluginDependencies() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String template = Files.readString(Path.of("src/packaging/manifest/MANIFEST.MF"));
        Matcher property = Pattern.compile("\\$\\{([a-z0-9.-]+\\.version)}").matcher(template);
        String typed = property.replaceAll(found -> Matcher.quoteReplacement(valueOf(found.group(1), pom)));
        Matcher dependencies =
                Pattern.compile("Plugin-Dependencies: ((?:.*\\n )*.*)").matcher(typed);
        assertThat(dependencies.find()).isTrue();

        try (InputStream in = LinkageTest.class.getResourceAsStream("/the.hpl")) {
            String generated = new Manifest(in).getMainAttributes().getValue("Plugin-Dependencies");
            assertThat(entries(dependencies.group(1))).isEqualTo(entries(generated));
        }
    }

    private static String valueOf(String property, String pom) {
        Matcher value =
                Pattern.compile("<" + Pattern.quote(property) + ">([^<]*)</").matcher(pom);
        return value.find() ? value.group(1) : "";
    }

    private static Set<String> entries(String dependencies) {
        return new TreeSet<>(List.of(dependencies.replaceAll("\\s", "").split(",")));
    }

    private boolean exists(Uses.Member member) {
        Optional<Integer> access = real.member(member.owner(), member.key());
        boolean sameKind = !member.method()
                || real.find(member.owner()).map(Declared::isInterface).orElse(!member.fromInterface())
                        == member.fromInterface();
        return access.isPresent() && sameKind && ((access.get() & Opcodes.ACC_STATIC) != 0) == member.isStatic();
    }
}
